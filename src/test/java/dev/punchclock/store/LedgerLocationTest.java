package dev.punchclock.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.store.LedgerLocation.Change;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ledger was at {@code /a/ledger.db}, device 7, inode 11, machine {@code os:1 board:2}. Where is it now? */
final class LedgerLocationTest {
    private static final LedgerLocation BEFORE = new LedgerLocation("os:1 board:2", "desk1", "/a/ledger.db", 7, 11);

    @ParameterizedTest
    @CsvSource(textBlock = """
        os:1 board:2, /a, 7, 11, NONE
        os:1 board:2, /a, 8, 11, NONE
        os:1 board:2, /b, 7, 11, NONE
        os:1 board:2, /b, 8, 11, COPIED
        os:1 board:2, /b, 7, 12, COPIED
        os:1 board:2, /a, 7, 12, REPLACED
        os:1 board:2, /a, 8, 12, REPLACED
        os:1 board:2, /a, 0, 0, NONE
        os:1 board:2, /b, 0, 0, COPIED
        '', /a, 7, 11, NONE
        os:1, /a, 7, 11, NONE
        instance:9, /a, 7, 11, NONE
        os:2 board:2, /a, 7, 11, ANOTHER_MACHINE
        os:1 board:3, /a, 7, 11, ANOTHER_MACHINE
        os:2, /b, 8, 12, ANOTHER_MACHINE
        """)
    void it_is_the_same_file_or_another(String machine, String folder, long device, long inode, Change change) {
        LedgerLocation now = new LedgerLocation(machine, "desk1", folder + "/ledger.db", device, inode);
        assertThat(now.since(BEFORE)).isEqualTo(change);
        assertThat(BEFORE.since(now)).isEqualTo(change);
    }
}

package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.LedgerState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes write at once; some are killed. */
class ScribesIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    @Test
    void three_processes_write_at_once_into_a_ledger_that_none_of_them_has_begun() throws Exception {
        List<ChildProcess> workers = new ArrayList<>();
        for (String name : List.of("x", "y", "z")) {
            workers.add(ChildProcess.start(LedgerWriterProcess.class, scratch, folder.toString(), name, "200"));
        }
        List<String> written = new ArrayList<>();
        for (ChildProcess worker : workers) {
            written.addAll(worker.rest());
            assertThat(worker.end()).isZero();
        }
        assertThat(written).hasSize(600);
        assertAllThere(folder, written);
    }

    @Test
    void nothing_that_was_written_is_lost_when_a_process_is_killed() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 10; round++) {
            Path state = folder.resolve("round" + round);
            List<ChildProcess> workers = new ArrayList<>();
            for (String name : List.of("x", "y")) {
                workers.add(ChildProcess.start(LedgerWriterProcess.class, scratch, state.toString(), name, "1000000"));
            }
            List<String> written = new ArrayList<>();
            for (ChildProcess worker : workers) {
                written.addAll(worker.lines(1 + random.nextInt(40)));
            }
            for (ChildProcess worker : workers) {
                worker.kill();
                written.addAll(worker.rest());
            }
            assertAllThere(state, written);
        }
    }

    private static void assertAllThere(Path state, List<String> written) {
        try (SqliteLedger ledger = Ledgers.open(state)) {
            LedgerState ledgerState = ledger.book();
            assertThat(written).isNotEmpty().allMatch(post -> ledgerState.find(id(post)) != null);
            record(ledger, MONDAY, handedIn("one-more"));
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }
}

package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.ACME;
import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.claimed;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Verification;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerifierTest {
    private static final String NUMBERS = "update entries set number = -number where number in (3, 4);"
            + " update entries set number = 4 where number = -3; update entries set number = 3 where number = -4";

    @TempDir
    private Path folder;

    private String head = "";

    /** 1 opened, 2 and 3 handed in, 4 claimed, 5 sent, 6 held, 7 paused, 8 made by hand. */
    @BeforeEach
    void write() {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
            record(ledger, MONDAY, claimed(id("a"), MONDAY));
            record(ledger, MONDAY, sent(id("a"), MONDAY));
            head = ledger.head();
            record(ledger, MONDAY, Fact.of(Kind.HELD, id("b")).note("because"));
            record(ledger, MONDAY, Fact.of(Kind.PAUSED, ACME));
            record(ledger, MONDAY, Fact.counted(ACME, MONDAY, ""));
        }
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of(
                        "update entries set host = 'desk2' where number = 5",
                        List.of("entry 5 was changed after it was written")),
                Arguments.of(
                        "update entries set kind = 'refused' where number = 5",
                        List.of(
                                "entry 5 was changed after it was written",
                                "a on acme is noted as sent, its entries say held")),
                Arguments.of(
                        "update entries set details = 'key=other' where number = 4",
                        List.of(
                                "entry 4 was changed after it was written",
                                "a on acme is noted as sent, otherwise than its entries say")),
                Arguments.of(
                        "delete from entries where number in (4, 5)",
                        List.of(
                                "entries 4 to 5 are missing",
                                "noted are 8 entries, there are 6",
                                "a on acme is noted as sent, its entries say waiting")),
                Arguments.of(
                        "delete from entries where number = 1",
                        List.of(
                                "entry 1 is missing",
                                "noted are 8 entries, there are 7",
                                "noted is the folder /home/dave/acme, its entries say ")),
                Arguments.of(
                        "delete from entries where number = 8",
                        List.of(
                                "noted are 8 entries, there are 7",
                                "the count of posts made by hand of acme is not noted as its entries say")),
                Arguments.of(
                        NUMBERS,
                        List.of(
                                "entry 3 does not follow on the one before: one of them was put in, taken out or written anew",
                                "entry 3 was changed after it was written",
                                "entry 4 does not follow on the one before: one of them was put in, taken out or written anew",
                                "entry 4 was changed after it was written",
                                "entry 5 does not follow on the one before: one of them was put in, taken out or written anew")),
                Arguments.of(
                        "update entries set number = 9 where number = 8;"
                                + " insert into entries select 8, at, via, host, process, zone, who, 'resumed', account, post,"
                                + " slot, until, '', text, note, previous, hash from entries where number = 7",
                        List.of(
                                "entry 8 does not follow on the one before: one of them was put in, taken out or written anew",
                                "entry 8 was changed after it was written",
                                "entry 9 was changed after it was written",
                                "noted are 8 entries, there are 9",
                                "the pause of acme is not noted as its entries say")),
                Arguments.of(
                        "update words set body = 'Other words' where hash ="
                                + " (select text from entries where number = 3)",
                        List.of("the text of entry 3 was changed after it was written")),
                Arguments.of(
                        "update words set body = 'mallory' where hash = (select who from entries where number = 6)",
                        List.of("the name of entry 6 was changed after it was written")),
                Arguments.of(
                        "update words set body = '' where hash = (select note from entries where number = 6)",
                        List.of("the reason of entry 6 was changed after it was written")),
                Arguments.of(
                        "update deliveries set state = 'waiting' where post = 'a'",
                        List.of("a on acme is noted as waiting, its entries say sent")),
                Arguments.of(
                        "delete from deliveries where post = 'b'",
                        List.of("b on acme is noted as not there, its entries say held")),
                Arguments.of("delete from paused", List.of("the pause of acme is not noted as its entries say")),
                Arguments.of(
                        "insert into quiet values ('acme', 0)",
                        List.of("the quiet of acme is not noted as its entries say")),
                Arguments.of(
                        "update head set folder = '/tmp'",
                        List.of("noted is the folder /tmp, its entries say /home/dave/acme")),
                Arguments.of(
                        "update ledger set id = 'desk2'",
                        List.of(
                                "entry 1 does not follow on the one before: one of them was put in, taken out or written anew")),
                Arguments.of(
                        "update entries set kind = 'printed' where number = 7",
                        List.of("entry 7 was changed after it was written", "entry 7 cannot be read")),
                Arguments.of(
                        "update entries set kind = 'unknown' where number = 4",
                        List.of(
                                "entry 4 was changed after it was written",
                                "entry 4: unknown cannot follow on waiting (a on acme)")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampering")
    void whatever_is_changed_is_found(String sql, List<String> found) throws SQLException {
        Ledgers.tamper(folder, sql);
        assertThat(verify("").problems()).extracting(Problem::what).containsExactlyElementsOf(found);
    }

    @Test
    void an_untouched_ledger_is_clean() {
        Verification verification = verify("");
        assertThat(verification.isClean()).isTrue();
        assertThat(verification.entries()).isEqualTo(8);
        assertThat(verification.deliveries()).isEqualTo(2);
        assertThat(verify(head).isClean()).isTrue();
    }

    @Test
    void a_tail_cut_off_with_care_is_found_by_the_head_noted_elsewhere() throws SQLException {
        Ledgers.tamper(folder, "delete from entries where number > 4");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.rebuild();
        }
        assertThat(verify("").isClean()).isTrue();
        assertThat(verify(head).problems())
                .extracting(Problem::what)
                .containsExactly(
                        "the head " + head + " is not in this ledger: entries were cut off, or all were written anew");
    }

    @Test
    void on_a_ledger_that_was_changed_nothing_is_written() throws SQLException {
        Ledgers.tamper(folder, "delete from entries where number = 8");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThatExceptionOfType(Stopped.class)
                    .isThrownBy(() -> record(ledger, MONDAY, handedIn("c")))
                    .withMessageStartingWith(Ledgers.file(folder)
                            + ": this ledger was changed by something other than punchclock; nothing was written");
        }
    }

    @Test
    void what_is_noted_beside_the_entries_can_be_made_anew() throws SQLException {
        Ledgers.tamper(folder, "delete from deliveries", "delete from paused", "delete from by_hand");
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.rebuild();
            assertThat(ledger.verify().problems()).isEmpty();
            assertThat(ledger.book().isPaused(ACME)).isTrue();
        }
    }

    private Verification verify(String knownHead) {
        try (SqliteLedger ledger = SqliteLedger.openExisting(folder, DAVE).orElseThrow()) {
            return knownHead.isEmpty() ? ledger.verify() : ledger.verify(knownHead);
        }
    }
}

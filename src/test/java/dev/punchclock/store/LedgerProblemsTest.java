package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.id;
import static dev.punchclock.ledger.Facts.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerProblemsTest {
    @TempDir
    private Path folder;

    @Test
    void another_writer_is_waited_for_and_then_named() throws SQLException {
        try (SqliteLedger ledger = SqliteLedger.open(folder, DAVE, Ledgers.NEW, Ledgers.HASTY);
                SqliteDatabase other = SqliteDatabase.open(Ledgers.file(folder), Ledgers.HASTY)) {
            other.run("begin immediate");
            assertThat(ledger.book().entries()).isEqualTo(1);
            stopped(
                    ledger,
                    "another punchclock has been writing for 1 s\n"
                            + "  to do: try again; if it stays so, end the punchclock that hangs");
            other.run("rollback");
            record(ledger, MONDAY, handedIn("a"));
        }
    }

    @Test
    void a_full_disk_stops_and_writes_nothing() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.database().run("pragma max_page_count = 1");
            stopped(ledger, "the disk is full; nothing was written\n  to do: make room, then try again");
            ledger.database().run("pragma max_page_count = 1000000");
            record(ledger, MONDAY, handedIn("a"));
            assertThat(ledger.verify().problems()).isEmpty();
        }
    }

    @Test
    void whether_there_is_room_is_tried_out_and_leaves_nothing_behind() throws IOException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            assertThat(ledger.unwritable()).isEmpty();
            Path probe = folder.resolve("room" + ProcessHandle.current().pid() + ".tmp");
            assertThat(probe).doesNotExist();
            Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
            Files.createSymbolicLink(probe, elsewhere); // a stand-in for whatever keeps it from being written
            assertThat(ledger.unwritable())
                    .hasValueSatisfying(full ->
                            assertThat(full.what()).startsWith("nothing can be written here: the disk is full"));
            assertThat(elsewhere).hasContent("mine");
        }
    }

    @Test
    void a_ledger_that_may_not_be_written_stops() throws SQLException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            ledger.database().run("pragma query_only = on");
            stopped(
                    ledger,
                    "this ledger cannot be opened for writing\n  to do: give yourself the right to write"
                            + " this file and its folder, and see that neither is on a read-only disk"
                            + " and that this process may open more files (ulimit -n)");
        }
    }

    @Test
    void a_ledger_taken_away_while_open_is_not_written_into_the_void() throws IOException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            Files.move(Ledgers.file(folder), folder.resolve("away.db"));
            stopped(
                    ledger,
                    "the ledger was taken away while punchclock was using it; nothing was written\n"
                            + "  to do: put it back, then start punchclock anew");
            assertThatExceptionOfType(ProblemException.class)
                    .as("a look is not noted where nobody would read it either")
                    .isThrownBy(() -> ledger.looked(MONDAY));
            Files.copy(folder.resolve("away.db"), Ledgers.file(folder));
            stopped(
                    ledger,
                    "another ledger was put in the place of this one while punchclock was using it\n"
                            + "  to do: start punchclock anew");
        }
    }

    private void stopped(SqliteLedger ledger, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> record(ledger, MONDAY, handedIn(id("never"), "a long text ".repeat(10_000))))
                .withMessage(Ledgers.file(folder) + ": " + message)
                .extracting(ProblemException::code)
                .isEqualTo(ExitCode.WORKSPACE);
        assertThat(ledger.book().entries()).isEqualTo(1);
    }
}

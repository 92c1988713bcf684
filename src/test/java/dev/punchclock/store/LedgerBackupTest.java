package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.record;
import static dev.punchclock.ledger.Facts.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.punchclock.ledger.Head;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerBackupTest {
    @TempDir
    private Path temp;

    private Path state;
    private Path backups;

    @BeforeEach
    void begin() throws IOException {
        state = temp.resolve("state");
        backups = Files.createDirectory(temp.resolve("backups"));
        try (SqliteLedger ledger = Ledgers.open(state)) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
        }
    }

    @Test
    void a_backup_is_the_same_ledger_in_one_file_for_its_owner_only() throws IOException {
        Path file = backups.resolve("monday.db");
        try (SqliteLedger ledger = Ledgers.open(state)) {
            Head head = ledger.backup(file);
            assertThat(head).isEqualTo(ledger.head()).isEqualTo(new Head(head.hash(), 3, MONDAY));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (SqliteLedger copy = restored(file)) {
                assertThat(said(copy.book())).isEqualTo(said(ledger.book()));
                assertThat(copy.verify(head.hash()).problems()).isEmpty();
            }
        }
        assertThat(files()).containsExactly("monday.db");
    }

    @Test
    void an_older_backup_put_back_is_noticed_by_the_head() throws IOException {
        Path file = backups.resolve("monday.db");
        String later;
        try (SqliteLedger ledger = Ledgers.open(state)) {
            ledger.backup(file);
            record(ledger, MONDAY, handedIn("c"));
            later = ledger.head().hash();
        }
        try (SqliteLedger copy = restored(file)) {
            assertThat(copy.verify().problems()).isEmpty();
            assertThat(copy.verify(later).problems())
                    .extracting(Problem::what)
                    .containsExactly("the head " + later
                            + " is not in this ledger: entries were cut off, or all were written anew");
        }
    }

    @Test
    void while_another_writes_a_backup_is_of_one_moment() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try (SqliteLedger busy = SqliteLedger.open(state, DAVE, Ledgers.NEW, Ledgers.HASTY)) {
                for (int i = 0; !enough.get(); i++) {
                    record(busy, MONDAY, handedIn("x" + i), handedIn("y" + i));
                }
            }
        });
        writer.start();
        try (SqliteLedger ledger = Ledgers.open(state)) {
            for (int i = 0; i < 5; i++) {
                Head head = ledger.backup(backups.resolve(i + ".db"));
                assertThat(head.entries() % 2)
                        .as("transactions of two, after the first")
                        .isEqualTo(1);
                assertThat(ledger.verify(head.hash()).problems()).isEmpty();
            }
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    @Test
    void a_file_that_is_there_is_not_replaced() throws IOException {
        Path file = Files.writeString(backups.resolve("taken"), "mine");
        refused(
                ExitCode.USAGE,
                file,
                "there is such a file already; no backup was made\n  to do: name another: a backup replaces none");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_folder_that_is_not_there_is_not_made() throws IOException {
        refused(
                ExitCode.USAGE,
                backups.resolve("no/such.db"),
                "there is no such folder; no backup was made\n  to do: name another file, in a folder where you may write");
    }

    @Test
    void a_folder_that_may_not_be_written_is_named() throws IOException {
        Files.setPosixFilePermissions(backups, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(backups), "this user may write everywhere");
        refused(
                backups.resolve("a.db"),
                "this file cannot be written; no backup was made\n"
                        + "  to do: name another file, in a folder where you may write");
    }

    @Test
    void a_ledger_that_is_not_whole_is_not_backed_up() throws IOException, SQLException {
        Ledgers.tamper(state, "update entries set host = 'desk2' where number = 2");
        refused(
                backups.resolve("a.db"),
                "the ledger is not whole, so no backup was made: entry 2 was changed after it was written\n"
                        + "  to do: run `punchclock ledger verify`, and keep the backups that you have");
        assertThat(files()).isEmpty();
    }

    private void refused(Path file, String message) throws IOException {
        refused(ExitCode.WORKSPACE, file, message);
    }

    private void refused(ExitCode code, Path file, String message) throws IOException {
        List<String> before = files();
        try (SqliteLedger ledger = Ledgers.open(state)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> ledger.backup(file))
                    .withMessage(file + ": " + message)
                    .extracting(ProblemException::code)
                    .isEqualTo(code);
        }
        assertThat(files()).isEqualTo(before);
    }

    private SqliteLedger restored(Path file) throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("restored"));
        Files.copy(file, Ledgers.file(elsewhere));
        return SqliteLedger.openExisting(elsewhere, DAVE).orElseThrow();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

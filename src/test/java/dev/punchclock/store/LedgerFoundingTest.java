package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFoundingTest {
    @TempDir
    private Path temp;

    @Test
    void where_there_is_no_ledger_none_is_made_by_asking() throws IOException {
        Path state = temp.resolve("state");
        assertThat(SqliteLedger.openExisting(state, DAVE)).isEmpty();
        assertThat(state).doesNotExist();
        Files.createDirectory(state);
        assertThat(SqliteLedger.openExisting(state, DAVE)).isEmpty();
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void a_new_ledger_knows_whose_it_is() {
        try (SqliteLedger ledger = Ledgers.open(temp)) {
            assertThat(ledger.id()).isEqualTo("desk1-91c2");
            assertThat(ledger.workspace()).isEqualTo("acme-7f3a");
            assertThat(ledger.book().folder()).isEqualTo("/home/dave/acme");
        }
        SqliteLedger again = SqliteLedger.openExisting(temp, DAVE).orElseThrow();
        try (again) {
            assertThat(again.id()).isEqualTo("desk1-91c2");
        }
    }

    @Test
    void the_second_opening_founds_nothing() {
        NewLedger other = new NewLedger("desk2-0000", "acme-7f3a", "/elsewhere", MONDAY.plusSeconds(1));
        Ledgers.open(temp).close();
        try (SqliteLedger ledger = SqliteLedger.open(temp, DAVE, other)) {
            assertThat(ledger.id()).isEqualTo("desk1-91c2");
            assertThat(ledger.book().entries()).isEqualTo(1);
        }
    }

    @Test
    void the_ledger_of_another_workspace_is_refused() {
        Ledgers.open(temp).close();
        NewLedger other = new NewLedger("desk2-0000", "helpdesk-1234", "/elsewhere", MONDAY);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> SqliteLedger.open(temp, DAVE, other))
                .withMessage(Ledgers.file(temp)
                        + ": this is the ledger of workspace acme-7f3a, not of helpdesk-1234\n"
                        + "  to do: name the state folder of this workspace with --state, or leave --state out")
                .extracting(ProblemException::code)
                .isEqualTo(ExitCode.WORKSPACE);
    }

    @Test
    void nobody_but_the_owner_can_read_it_while_it_is_used_and_after() throws IOException {
        assumeTrue(temp.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        Path state = temp.resolve("deep/state");
        try (SqliteLedger ledger = Ledgers.open(state)) {
            record(ledger, MONDAY, handedIn("a"));
            assertThat(permissions(state))
                    .containsExactly(
                            "ledger.db rw-------",
                            "ledger.db-shm rw-------",
                            "ledger.db-wal rw-------",
                            "unrecorded rw-------");
        }
        assertThat(permissions(state)).containsExactly("ledger.db rw-------", "unrecorded rw-------");
        assertThat(permissions(temp.resolve("deep"))).containsExactly("state rwx------");
    }

    @Test
    void a_folder_with_any_name_will_do() throws IOException {
        Path odd = temp.resolve("a b?c=d&mode=ro#e%41'ü;");
        try (SqliteLedger ledger = Ledgers.open(odd)) {
            record(ledger, MONDAY, handedIn("a"));
        }
        assertThat(permissions(odd)).containsExactly("ledger.db rw-------", "unrecorded rw-------");
    }

    @Test
    void of_many_who_begin_at_once_one_begins_it() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        for (int round = 0; round < 5; round++) {
            Path state = temp.resolve("round" + round);
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                NewLedger mine = new NewLedger("desk" + i, "acme-7f3a", "/folder" + i, MONDAY);
                all.add(() -> {
                    try (SqliteLedger ledger = SqliteLedger.open(state, DAVE, mine)) {
                        return ledger.id() + " " + ledger.head().hash() + " "
                                + ledger.book().folder();
                    }
                });
            }
            List<String> seen = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(all)) {
                seen.add(each.get());
            }
            assertThat(seen).hasSize(6);
            assertThat(seen.stream().distinct()).hasSize(1);
            // two that close at the same moment may leave SQLite's own files behind
            assertThat(permissions(state))
                    .allMatch(file -> file.matches("ledger\\.db(-wal|-shm)? rw-------"))
                    .contains("ledger.db rw-------");
        }
        threads.shutdown();
    }

    private static List<String> permissions(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                lines.add(
                        file.getFileName() + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return lines;
    }
}

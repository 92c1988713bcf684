package dev.punchclock.store;

import static dev.punchclock.ledger.Facts.DAVE;
import static dev.punchclock.ledger.Facts.MONDAY;
import static dev.punchclock.ledger.Facts.handedIn;
import static dev.punchclock.ledger.Facts.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no ledger, or none any more, is named and left as it is. */
class DamagedLedgerTest {
    @TempDir
    private Path folder;

    /** What somebody or something did to the bytes of a good ledger. */
    private interface Damage {
        byte[] to(byte[] good);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("emptied", "this ledger is empty or was cut off", good -> new byte[0]),
                damage("cut in the header", "this ledger is empty or was cut off", good -> Arrays.copyOf(good, 60)),
                damage(
                        "cut in the middle",
                        "this ledger is empty or was cut off",
                        good -> Arrays.copyOf(good, good.length / 2)),
                damage(
                        "cut by a byte",
                        "this ledger is empty or was cut off",
                        good -> Arrays.copyOf(good, good.length - 1)),
                damage("a letter", "this is not a ledger, or it was overwritten", good -> text()),
                damage("noise", "this is not a ledger, or it was overwritten", good -> noise(good, 0)),
                damage("zeroes", "this is not a ledger, or it was overwritten", good -> new byte[good.length]),
                damage("noise after the header", "this ledger is damaged", good -> noise(good, 100)),
                damage("of another program", "this file belongs to another program", good -> {
                    good[68] = 1;
                    return good;
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void a_damaged_ledger_is_named_and_left_alone(String name, String what, Damage damage) throws IOException {
        try (SqliteLedger ledger = Ledgers.open(folder)) {
            record(ledger, MONDAY, handedIn("a"), handedIn("b"));
        }
        Path file = Ledgers.file(folder);
        byte[] bytes = damage.to(Ledgers.bytes(file));
        Files.write(file, bytes);
        refused(file + ": " + what + "\n  to do: " + LedgerProblems.RESTORE);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, folder.resolve("unrecorded"));
        }
    }

    @Test
    void a_database_of_another_program_is_left_alone() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + Ledgers.file(folder));
                var statement = other.createStatement()) {
            statement.executeUpdate("create table bookmarks (url text)");
        }
        byte[] bytes = Ledgers.bytes(Ledgers.file(folder));
        refused(Ledgers.file(folder) + ": this file belongs to another program\n  to do: " + LedgerProblems.RESTORE);
        assertThat(Ledgers.bytes(Ledgers.file(folder))).isEqualTo(bytes);
    }

    @Test
    void a_folder_in_its_place_is_named() throws IOException {
        Files.createDirectory(Ledgers.file(folder));
        refused(Ledgers.file(folder) + ": this is a folder where the ledger should be\n  to do: "
                + LedgerProblems.RESTORE);
    }

    @Test
    void a_file_in_the_place_of_its_folder_is_named() throws IOException {
        Path state = Files.writeString(folder.resolve("state"), "a file");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Ledgers.open(state))
                .withMessageStartingWith(Ledgers.file(state) + ": ") // JDKs notice it at different steps
                .withMessageContaining("\n  to do: ");
    }

    @Test
    void a_ledger_that_may_not_be_read_is_named() throws IOException {
        Ledgers.open(folder).close();
        Path file = Ledgers.file(folder);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        refused(file + ": the ledger cannot be read\n"
                + "  to do: give yourself the right to read this file and its folder");
    }

    private void refused(String message) {
        for (Runnable open : new Runnable[] {
            () -> Ledgers.open(folder).book(),
            () -> SqliteLedger.openExisting(folder, DAVE).ifPresent(SqliteLedger::book)
        }) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(open::run)
                    .withMessage(message)
                    .extracting(ProblemException::code)
                    .isEqualTo(ExitCode.WORKSPACE);
        }
    }

    private static Arguments damage(String name, String what, Damage damage) {
        return Arguments.of(name, what, damage);
    }

    private static byte[] text() {
        return "Dear colleague,\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(byte[] good, int from) {
        byte[] noise = new byte[good.length - from];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, good, from, noise.length);
        return good;
    }
}

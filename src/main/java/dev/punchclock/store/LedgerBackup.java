package dev.punchclock.store;

import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Verification;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/** A backup: the ledger as it stands at one moment, in one new file, read through before it gets its name. */
final class LedgerBackup {
    private static final String ELSEWHERE = "name another file, in a folder where you may write";

    private final Path target;
    private Optional<Head> head = Optional.empty();

    LedgerBackup(Path target) {
        this.target = target.toAbsolutePath();
    }

    /**
     * Makes it.
     *
     * @throws ProblemException when there is such a file, it cannot be written, or what it holds is not whole
     */
    Head of(SqliteDatabase database) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw taken();
        }
        if (!Files.isDirectory(target.resolveSibling(""))) {
            throw misnamed("there is no such folder; no backup was made", ELSEWHERE);
        }
        try {
            if (!new AtomicLedgerFile(target).bring(file -> write(database, file))) {
                throw taken();
            }
            return head.orElseThrow();
        } catch (IOException e) {
            throw LedgerProblems.with(target, "this file cannot be written; no backup was made", ELSEWHERE);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private void write(SqliteDatabase database, Path file) throws SQLException {
        database.changeAlone("vacuum into ?", file.toString());
        try (SqliteDatabase copy = SqliteDatabase.open(file, new StorageSettings(true, Duration.ZERO))) {
            head = Optional.of(check(copy, file));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw LedgerProblems.with(target, "the disk did not take it; no backup was made", "look at the disk");
        }
    }

    private Head check(SqliteDatabase copy, Path file) throws SQLException {
        LedgerIdentity identity = LedgerFounding.identity(copy, file);
        Verification found = new LedgerVerifier(copy, file, identity.origin(), "").verify();
        if (!found.isClean()) {
            Problem first = found.problems().get(0);
            throw LedgerProblems.with(
                    target,
                    "the ledger is not whole, so no backup was made: " + first.what(),
                    "run `punchclock ledger verify`, and keep the backups that you have");
        }
        return new EntryTable(copy, file).head().orElseThrow(() -> LedgerProblems.damaged(target));
    }

    private ProblemException taken() {
        return misnamed("there is such a file already; no backup was made", "name another: a backup replaces none");
    }

    /** What is wrong with where it was to go, not with what lies there. */
    private ProblemException misnamed(String what, String remedy) {
        return new ProblemException(ExitCode.USAGE, List.of(LedgerProblems.problem(target, what, remedy)));
    }

    private ProblemException trouble(SQLException e) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
            case SQLITE_FULL ->
                LedgerProblems.with(target, "the disk is full; no backup was made", "make room, then try again");
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                LedgerProblems.with(
                        target,
                        "the ledger is damaged inside, so no backup was made",
                        "run `punchclock ledger verify`, and keep the backups that you have");
            default ->
                LedgerProblems.with(
                        target, "the disk could not be read or written; no backup was made", "look at the disk");
        };
    }
}

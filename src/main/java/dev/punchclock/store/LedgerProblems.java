package dev.punchclock.store;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteErrorCode;

/** What can be wrong with the file of a ledger, in words. */
final class LedgerProblems {
    static final String RESTORE = "move it away, with its -wal and -shm if there are any, and put your newest backup in"
            + " its place; do not begin an empty ledger: without this one nobody knows what was published, and it would go out"
            + " again. Then punchclock adopt asks each network what went out since the backup";

    private LedgerProblems() {}

    static ProblemException with(Path file, String what, String remedy) {
        return new ProblemException(ExitCode.WORKSPACE, List.of(problem(file, what, remedy)));
    }

    static Problem problem(Path file, String what, String remedy) {
        return Problem.error(FilePosition.of(file.toString()), what, remedy);
    }

    static ProblemException damaged(Path file) {
        return with(file, "this ledger is damaged", RESTORE);
    }

    static ProblemException unwritable(Path file) {
        return with(
                file,
                "this ledger cannot be opened for writing",
                "give yourself the right to write this file and its folder, and see that neither is on a read-only disk"
                        + " and that this process may open more files (ulimit -n)");
    }

    /** What the database said, in our words; a bug where a person can do nothing. */
    static RuntimeException from(Path file, SQLException e, Duration patience) {
        return switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                with(
                        file,
                        "another punchclock has been writing for " + patience.toSeconds() + " s",
                        "try again; if it stays so, end the punchclock that hangs");
            case SQLITE_FULL -> with(file, "the disk is full; nothing was written", "make room, then try again");
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> unwritable(file);
            case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(file);
            case SQLITE_IOERR ->
                with(
                        file,
                        "the disk could not be read or written; nothing was written",
                        "see that it is not full (df) and not broken, then run `punchclock ledger verify`");
            default -> new IllegalStateException("the ledger did not take its own statement", e);
        };
    }
}

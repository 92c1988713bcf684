package dev.punchclock.problem;

import java.util.List;
import java.util.Locale;

/** That this process may open no more files. Where it happens, nothing is wrong with the file that was to be opened. */
public final class FileHandleExhaustion {
    /** What the C library says of EMFILE, and of ENFILE with two words more. */
    private static final String SAID = "too many open files";

    private static final String REMEDY =
            "raise the limit, ulimit -n 1024 (of a systemd unit: LimitNOFILE=1024), and start it again";

    private static final int DEEPEST = 20;

    private FileHandleExhaustion() {}

    /** Said before anything was begun. */
    public static ProblemException tooFew(int needed) {
        return new ProblemException(
                ExitCode.WORKSPACE,
                List.of(Problem.error(
                        null,
                        "too few file handles: this process may not open " + needed + " more files; nothing was sent",
                        REMEDY)));
    }

    /** Said wherever they ran out in the middle of something. */
    public static Problem ranOut() {
        return Problem.error(
                null,
                "this process ran out of file handles and stopped; what it was sending is on record, and the network is"
                        + " asked about it before anything is sent again",
                REMEDY);
    }

    /** Whether a failure comes from that. */
    public static boolean ranOut(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(SAID)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Stops with {@link ExitCode#WORKSPACE} when a failure comes from that; for where permissions would be blamed else. */
    public static void mustNotHaveRunOut(Throwable failure) {
        if (ranOut(failure)) {
            throw new ProblemException(ExitCode.WORKSPACE, List.of(ranOut()));
        }
    }
}

package dev.punchclock.problem;

/** That this process has no more memory. What it was given does not suffice for its work; starting it again does not help. */
public final class MemoryExhaustion {
    private static final int DEEPEST = 20;

    private MemoryExhaustion() {}

    /** Said wherever it happened. To be made beforehand: afterwards there may be no room for it. */
    public static Problem ranOut() {
        return Problem.error(
                null,
                "punchclock ran out of memory and stopped: what it may take is not enough for this workspace and its ledger; what it"
                        + " was sending is on record, and the network is asked about it before anything is sent again",
                "give it more, PUNCHCLOCK_JAVA_OPTS=-Xmx1g (of a systemd unit: systemctl --user edit punchclock-WORKSPACE, and"
                        + " there, under [Service], Environment=PUNCHCLOCK_JAVA_OPTS=-Xmx1g), and start it again");
    }

    /** Whether a failure comes from that. */
    public static boolean ranOut(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}

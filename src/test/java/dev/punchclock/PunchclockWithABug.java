package dev.punchclock;

import java.time.Instant;
import java.time.InstantSource;

/** The program with a bug on purpose: whatever it wants to know of X fails, with keys in hand. */
public final class PunchclockWithABug {
    private PunchclockWithABug() {}

    /** As {@link Punchclock}, by the machine's clock until X's network asks for the time. */
    public static void main(String[] arguments) {
        InstantSource clock = () -> {
            boolean bug = StackWalker.getInstance()
                    .walk(frames -> frames.anyMatch(
                            frame -> frame.getClassName().startsWith("dev.punchclock.network.x.XNetwork")));
            if (bug) {
                throw new IllegalStateException("a bug on purpose");
            }
            return Instant.now();
        };
        System.exit(Punchclock.run(clock, arguments));
    }
}

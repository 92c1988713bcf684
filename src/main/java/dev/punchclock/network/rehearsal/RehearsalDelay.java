package dev.punchclock.network.rehearsal;

import java.time.Duration;

/** How the rehearsal network waits when it is slow: for real, or not at all where time is simulated. */
@FunctionalInterface
public interface RehearsalDelay {
    /** Does not wait. */
    RehearsalDelay NONE = duration -> {};

    /** Waits by the clock on the wall, unless it is interrupted. */
    RehearsalDelay SLEEP = RehearsalDelay::sleep;

    void pause(Duration duration);

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

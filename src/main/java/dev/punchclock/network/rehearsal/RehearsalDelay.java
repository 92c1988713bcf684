package dev.punchclock.network.rehearsal;

import java.time.Duration;

/** How the rehearsal network waits when it is slow: for real, or not at all where time is simulated. */
@FunctionalInterface
public interface RehearsalDelay {
    /** Does not wait. */
    RehearsalDelay NONE = duration -> {};

    void pause(Duration duration);
}

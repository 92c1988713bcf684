package dev.punchclock.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when it is told to. One thread. */
public final class SimulatedClock implements InstantSource {
    private Instant now;

    public SimulatedClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock; a negative step is a clock set back. */
    public void advance(Duration step) {
        now = now.plus(step);
    }

    void advanceTo(Instant later) {
        now = later.isAfter(now) ? later : now;
    }
}

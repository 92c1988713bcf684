package dev.punchclock.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of a machine.
 *
 * @param wall what people read; somebody may set it
 * @param monotonic in nanoseconds from some moment on: measures how long something lasts
 */
public record DaemonClocks(InstantSource wall, LongSupplier monotonic) {
    Instant now() {
        return wall.instant();
    }

    long nanos() {
        return monotonic.getAsLong();
    }

    /** What the wall clock will show at a monotonic moment, if nobody sets it. */
    Instant at(long nano) {
        return now().plusNanos(nano - nanos());
    }

    /** The monotonic moment that lies this far ahead. */
    long in(Duration length) {
        return nanos() + length.toNanos();
    }
}

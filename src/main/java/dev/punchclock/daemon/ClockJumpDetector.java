package dev.punchclock.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares the wall clock with the monotonic one. They part when somebody sets the wall clock, and when the machine
 * sleeps: the monotonic clock of Linux stands still meanwhile.
 */
final class ClockJumpDetector {
    /** By how much they may part between two looks. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private Instant wall;
    private long nanos;

    ClockJumpDetector(Instant wall, long nanos) {
        this.wall = wall;
        this.nanos = nanos;
    }

    /** By how much the wall clock has jumped since the last look, backwards if negative; empty when it has not. */
    Optional<Duration> look(Instant wallNow, long nanosNow) {
        Duration jump = Duration.between(wall, wallNow).minusNanos(nanosNow - nanos);
        wall = wallNow;
        nanos = nanosNow;
        return jump.abs().compareTo(TOLERANCE) > 0 ? Optional.of(jump) : Optional.empty();
    }
}

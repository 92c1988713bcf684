package dev.punchclock.hours;

import java.time.Duration;
import java.time.Instant;

/** A half-open stretch of absolute time: {@code start} is inside, {@code end} is not. Never empty. */
public record Window(Instant start, Instant end) {
    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("not a window: " + start + " to " + end);
        }
    }

    public boolean contains(Instant t) {
        return !t.isBefore(start) && t.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}

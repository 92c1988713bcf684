package dev.punchclock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;

/** The program by another clock: {@code PunchclockAt 2026-11-24T10:00:00Z status}. The shipped program has no such door. */
public final class PunchclockAt {
    private PunchclockAt() {}

    /** Starts the clock at the first argument; from then on it goes as fast as the machine's. */
    public static void main(String[] arguments) {
        Instant start = Instant.parse(arguments[0]);
        long began = System.nanoTime();
        InstantSource clock = () -> start.plus(Duration.ofNanos(System.nanoTime() - began));
        System.exit(Punchclock.run(clock, Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}

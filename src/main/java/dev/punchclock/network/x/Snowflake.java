package dev.punchclock.network.x;

import java.time.Duration;
import java.time.Instant;

/**
 * The time inside an id of X: the bits above the lowest 22 count milliseconds since 4 November 2010. It is X's own, and
 * finer than the {@code created_at} that X shows.
 *
 * @see <a href="https://docs.x.com/fundamentals/x-ids">X IDs</a>
 */
final class Snowflake {
    private static final long EPOCH = 1_288_834_974_657L;
    private static final int TIME_SHIFT = 22;
    private static final Duration PLAUSIBLE = Duration.ofDays(1);

    private Snowflake() {}

    /** When X made this id; the other time where that is more than a day away, and so cannot be what the id says. */
    static Instant at(String id, Instant otherwise) {
        Instant made = at(id);
        return Duration.between(made, otherwise).abs().compareTo(PLAUSIBLE) <= 0 ? made : otherwise;
    }

    /** @param id as {@link XRequests#isId} has it */
    static Instant at(String id) {
        return Instant.ofEpochMilli((Long.parseUnsignedLong(id) >>> TIME_SHIFT) + EPOCH);
    }
}

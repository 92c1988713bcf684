package dev.punchclock.plan;

import java.time.Duration;
import java.time.Instant;

/** Whole seconds since 1970: what planning counts in. */
final class EpochSeconds {
    static final long MINUTE = 60;
    static final long HOUR = 3600;

    /** Later than everything, and still fit for sums. */
    static final long NEVER = Long.MAX_VALUE / 4;

    /** Later even than {@link #NEVER}: the end of what does not end. */
    static final long ENDLESS = 2 * NEVER;

    /** Earlier than everything, and still fit for sums. */
    static final long ALWAYS = -NEVER;

    private EpochSeconds() {}

    static Instant instant(long t) {
        return Instant.ofEpochSecond(t);
    }

    /** The second in which {@code t} lies. */
    static long down(Instant t) {
        return t.getEpochSecond();
    }

    /** The first whole second that is not before {@code t}. */
    static long up(Instant t) {
        return t.getNano() == 0 ? t.getEpochSecond() : t.getEpochSecond() + 1;
    }

    /** The shortest whole time that is not less than {@code time}. */
    static long up(Duration time) {
        return time.getNano() == 0 ? time.getSeconds() : time.getSeconds() + 1;
    }
}

package dev.punchclock.ledger;

import dev.punchclock.network.ClockDifference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The difference between the clock of an account's network and this machine's, as it was written down.
 *
 * @param ahead how far the network's is ahead; negative where it is behind
 * @param at when it was measured, by this machine's clock; both to the millisecond, as the ledger keeps them
 */
public record RecordedClockDifference(Duration ahead, Instant at) {
    public RecordedClockDifference {
        ahead = ahead.truncatedTo(ChronoUnit.MILLIS);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * In words: {@code 20 s ahead of this machine's}.
     */
    public String words() {
        return ClockDifference.words(ahead);
    }

    /** Whether it is more than the few seconds that nobody needs to hear of. */
    public boolean isTold() {
        return apart().compareTo(ClockDifference.TOLD) > 0;
    }

    /** Whether nothing goes out for it. */
    public boolean stopsPublishing() {
        return apart().compareTo(ClockDifference.LIMIT) > 0;
    }

    /** Whether the network's clock is ahead, not behind. */
    public boolean isAhead() {
        return !ahead.isNegative();
    }

    /** How far the two are apart. */
    public Duration apart() {
        return ahead.abs();
    }
}

package dev.punchclock.ledger;

import dev.punchclock.hours.Told;
import dev.punchclock.network.ClockDifference;
import java.time.Duration;
import java.time.Instant;

/**
 * That the clock of an account's network and this machine's differ, as it was written down.
 *
 * @param ahead how far the network's is ahead; negative where it is behind
 * @param at when it was measured, by this machine's clock
 */
public record NotedDifference(Duration ahead, Instant at) {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    /**
     * In words: {@code 20 s ahead of this machine's}.
     */
    public String words() {
        if (!isTold()) {
            return "as this machine's";
        }
        return Told.duration(apart().plus(HALF_A_SECOND)) + (isAhead() ? " ahead of" : " behind") + " this machine's";
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

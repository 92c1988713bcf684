package dev.punchclock.network;

import dev.punchclock.hours.TimeFormat;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the clock of a network is ahead of this machine's; negative where it is behind. What an answer tells of it is a
 * range: the answer was given at some moment while we waited, and its {@code Date} shows whole seconds.
 *
 * @param least the network's clock is at least so far ahead
 * @param most and at most so far
 * @param at when it was measured, by this machine's clock
 */
public record ClockDifference(Duration least, Duration most, Instant at) {
    /** From here on people are told of it. */
    public static final Duration TOLD = Duration.ofSeconds(5);
    /** Beyond it one of the two clocks is wrong, and nothing goes out. */
    public static final Duration LIMIT = Duration.ofMinutes(1);
    /** So much may be the coarseness of what was measured: within it, the network is behind by nothing that counts. */
    private static final Duration DOUBT = Duration.ofSeconds(2);

    /** What to do about it. */
    public static final String REMEDY = "set this machine's clock, or let it be set over the network (NTP)";

    private static final Duration SHARP = Duration.ofSeconds(1);

    public ClockDifference {
        if (least.compareTo(most) > 0) {
            throw new IllegalArgumentException("from " + least + " to " + most);
        }
    }

    /**
     * What an exchange tells.
     *
     * @param begun when the request began, by this machine's clock
     * @param shown what the network's clock showed in between
     * @param coarse how long it shows the same
     * @param ended when the answer was here, by this machine's clock
     */
    public static ClockDifference measured(Instant begun, Instant shown, Duration coarse, Instant ended) {
        Instant end = ended.isBefore(begun) ? begun : ended; // it was set back in between
        return new ClockDifference(
                Duration.between(end, shown), Duration.between(begun, shown).plus(coarse), end);
    }

    /**
     * How far the network's clock is surely ahead; negative where it is behind. What a slow answer leaves open counts for
     * nothing, the second that a {@code Date} hides for half of it.
     */
    public Duration apart() {
        Duration middle = least.plus(most).dividedBy(2);
        Duration vague = most.minus(least).dividedBy(2).minus(SHARP);
        Duration surely = vague.isNegative() ? middle.abs() : middle.abs().minus(vague);
        if (surely.isNegative()) {
            return Duration.ZERO;
        }
        return middle.isNegative() ? surely.negated() : surely;
    }

    /** The earliest moment that the network's clock may show now, but for the doubt that every measure leaves. */
    public Instant earliest(Instant now) {
        return least.compareTo(DOUBT.negated()) < 0 ? now.plus(least) : now;
    }

    /** The latest moment that the network's clock may show now; never before {@code now}. */
    public Instant latest(Instant now) {
        return most.isNegative() ? now : now.plus(most);
    }

    /** In words: {@code 20 s ahead of this machine's}. */
    public String words() {
        return words(apart());
    }

    /** The same of a difference that was written down. */
    public static String words(Duration ahead) {
        if (ahead.abs().compareTo(TOLD) <= 0) {
            return "as this machine's";
        }
        String apart = TimeFormat.duration(ahead.abs().plus(SHARP.dividedBy(2))); // to the nearest second
        return apart + (ahead.isNegative() ? " behind" : " ahead of") + " this machine's";
    }

    /** Whether the clocks are surely further apart than this, either way. */
    public boolean isOver(Duration limit) {
        return apart().abs().compareTo(limit) > 0;
    }

    /** Whether the other says the same, only not as finely. */
    boolean isFinerThan(ClockDifference other) {
        return least.compareTo(other.least) >= 0 && most.compareTo(other.most) <= 0;
    }
}

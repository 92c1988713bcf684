package dev.punchclock.account;

import java.time.Duration;

/**
 * The least, the usual and the most an account publishes in a period, and the least time between two posts.
 *
 * @param min may be zero; a minimum borrows no personal time, it is reported when it cannot be met
 * @param aim how many floating posts are taken up to, where later minimums leave so many
 * @param max never exceeded; {@link #UNLIMITED} when the workspace names none
 * @param gap from one post to the next, on the account
 * @param prorate whether {@code min} is for a period without time off, and less is asked where there is some
 */
public record Quota(Period per, int min, int aim, int max, Duration gap, boolean prorate) {
    public static final int UNLIMITED = Integer.MAX_VALUE;
    /** Between two posts when the workspace does not say. */
    public static final Duration USUAL_GAP = Duration.ofMinutes(15);
    /** No quota written: nothing is owed, nothing but the usual gap is in the way. */
    public static final Quota NONE = new Quota(Period.WEEK, 0, UNLIMITED, USUAL_GAP);

    public Quota {
        if (min < 0 || aim < min || max < aim || gap.isNegative()) {
            throw new IllegalArgumentException("not a quota: " + min + ".." + aim + ".." + max + ", gap " + gap);
        }
    }

    /** One that aims as usual, and whose minimum is the same in every period. */
    public Quota(Period per, int min, int max, Duration gap) {
        this(per, min, usualAim(min, max), max, gap, false);
    }

    /** The pace where none is written: the least, or the most where nothing is asked. */
    public static int usualAim(int min, int max) {
        return min > 0 ? min : max;
    }

    public boolean isLimited() {
        return max != UNLIMITED;
    }

    /** Whether it aims at no more than what is asked of the period. */
    public boolean aimsAtTheLeast() {
        return min > 0 && aim == min;
    }
}

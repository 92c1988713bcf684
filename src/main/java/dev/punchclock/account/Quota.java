package dev.punchclock.account;

import java.time.Duration;

/**
 * The least and the most an account publishes in a period, and the least time between two posts.
 *
 * @param min may be zero; a minimum borrows no personal time, it is reported when it cannot be met
 * @param max never exceeded; {@link #UNLIMITED} when the workspace names none
 * @param gap from one post to the next, on the account
 * @param prorate whether {@code min} is for a period without time off, and less is asked where there is some
 */
public record Quota(Period per, int min, int max, Duration gap, boolean prorate) {
    public static final int UNLIMITED = Integer.MAX_VALUE;
    /** Between two posts when the workspace does not say. */
    public static final Duration USUAL_GAP = Duration.ofMinutes(15);
    /** No quota written: nothing is owed, nothing but the usual gap is in the way. */
    public static final Quota NONE = new Quota(Period.WEEK, 0, UNLIMITED, USUAL_GAP);

    public Quota {
        if (min < 0 || max < min || gap.isNegative()) {
            throw new IllegalArgumentException("not a quota: " + min + ".." + max + ", gap " + gap);
        }
    }

    /** One whose minimum is the same in every period. */
    public Quota(Period per, int min, int max, Duration gap) {
        this(per, min, max, gap, false);
    }

    public boolean isLimited() {
        return max != UNLIMITED;
    }
}

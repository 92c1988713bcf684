package dev.punchclock.plan;

/**
 * A period as floating posts find it.
 *
 * @param earliest before it nothing can be due in this period; may lie in the past
 * @param soonest the same, but not in the past
 * @param end nothing at or after it
 * @param free the moments that are left to floating posts
 * @param taken the moments of the period that are taken, in order
 * @param last the last slot of a floating post before the period
 * @param previous the last post of any kind before the period
 * @param min how many posts the period should have at least
 * @param aim up to how many it may have where nothing is urgent
 */
record PeriodInputs(
        long earliest,
        long soonest,
        long end,
        AllowedStarts free,
        SortedMoments taken,
        long last,
        long previous,
        int min,
        int aim) {

    /** Whether there is an {@code i}th taken moment, and it is not after {@code t}. */
    boolean isTaken(int i, long t) {
        return i < taken.size() && taken.get(i) <= t;
    }

    /** The latest moments at which this many posts can still keep the gap. */
    long[] latest(int count, long gap) {
        long[] latest = new long[count];
        long limit = end - 1;
        for (int i = count - 1; i >= 0; i--) {
            latest[i] = free.last(limit);
            limit = latest[i] - gap;
        }
        return latest;
    }
}

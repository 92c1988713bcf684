package dev.punchclock.plan;

import java.util.Arrays;

/** Moments in order; some may be the same. */
final class SortedMoments {
    private final long[] sorted;

    private SortedMoments(long[] sorted) {
        this.sorted = sorted;
    }

    /** Any moments, in any order. */
    static SortedMoments of(long[] any) {
        long[] sorted = any.clone();
        Arrays.sort(sorted);
        return new SortedMoments(sorted);
    }

    int size() {
        return sorted.length;
    }

    long get(int i) {
        return sorted[i];
    }

    /** How many lie before {@code t}. */
    int before(long t) {
        return lastAtOrBefore(sorted, t - 1) + 1;
    }

    /** The last one before {@code t}, or {@link EpochSeconds#ALWAYS}. */
    long lastBefore(long t) {
        int before = before(t);
        return before == 0 ? EpochSeconds.ALWAYS : sorted[before - 1];
    }

    /** Those in {@code [from, to)}. */
    SortedMoments between(long from, long to) {
        return new SortedMoments(Arrays.copyOfRange(sorted, before(from), before(to)));
    }

    /** The index of the last of the sorted numbers that is at most {@code t}; -1 where there is none. */
    static int lastAtOrBefore(long[] sorted, long t) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}

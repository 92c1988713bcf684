package dev.punchclock.plan;

import java.util.Arrays;

/** Moments at which a post may begin, as sorted stretches that are open at their end. */
final class AllowedStarts {
    private final long[] first;
    private final long[] end;

    private AllowedStarts(long[] first, long[] end) {
        this.first = first;
        this.end = end;
    }

    boolean contains(long t) {
        int i = SortedMoments.lastAtOrBefore(first, t);
        return i >= 0 && t < end[i];
    }

    /** The first start that is not before {@code t}, or {@link EpochSeconds#NEVER}. */
    long next(long t) {
        int i = SortedMoments.lastAtOrBefore(first, t);
        if (i >= 0 && t < end[i]) {
            return t;
        }
        return i + 1 < first.length ? first[i + 1] : EpochSeconds.NEVER;
    }

    /** The last start that is not after {@code t}, or {@link EpochSeconds#ALWAYS}. */
    long last(long t) {
        int i = SortedMoments.lastAtOrBefore(first, t);
        return i < 0 ? EpochSeconds.ALWAYS : Math.min(t, end[i] - 1);
    }

    /**
     * The most posts that fit into {@code [from, to)} with the gap between them, but no more than {@code limit}.
     *
     * <p>Earliest first is the best that can be done, for both rules only forbid too many in a run.
     */
    int most(long from, long to, long gap, int limit) {
        int most = 0;
        long t = next(from);
        while (t < to && most < limit) {
            long stop = Math.min(to, end[SortedMoments.lastAtOrBefore(first, t)]);
            long fit = gap == 0 ? limit : (stop - 1 - t) / gap + 1;
            most = (int) Math.min(limit, most + fit);
            t = next(t + fit * gap);
        }
        return most;
    }

    /** Those in {@code [from, to)} that keep the gap to every moment that is taken. */
    AllowedStarts free(long from, long to, SortedMoments taken, long gap) {
        Builder free = new Builder(first.length + taken.size());
        int k = gap == 0 ? taken.size() : 0;
        for (int i = Math.max(0, SortedMoments.lastAtOrBefore(first, from)); i < first.length; i++) {
            long t = Math.max(first[i], from);
            long stop = Math.min(end[i], to);
            while (k < taken.size() && taken.get(k) + gap <= t) {
                k++;
            }
            for (int j = k; j < taken.size() && taken.get(j) - gap < stop; j++) {
                free.add(t, Math.min(stop, taken.get(j) - gap + 1));
                t = Math.max(t, taken.get(j) + gap);
            }
            free.add(t, stop);
        }
        return free.build();
    }

    /** The same, with the stretch that begins at {@code t} begun earlier. */
    AllowedStarts begunAt(long earlier, long t) {
        if (first.length == 0 || first[0] != t) {
            return this;
        }
        long[] extended = first.clone();
        extended[0] = Math.min(earlier, t);
        return new AllowedStarts(extended, end);
    }

    /** Takes stretches in order and leaves out empty ones. */
    static final class Builder {
        private long[] first;
        private long[] end;
        private int size;

        Builder(int expected) {
            first = new long[expected];
            end = new long[expected];
        }

        void add(long from, long to) {
            if (from >= to) {
                return;
            }
            if (size == first.length) {
                first = Arrays.copyOf(first, size * 2 + 1);
                end = Arrays.copyOf(end, size * 2 + 1);
            }
            first[size] = from;
            end[size++] = to;
        }

        AllowedStarts build() {
            return new AllowedStarts(Arrays.copyOf(first, size), Arrays.copyOf(end, size));
        }
    }
}

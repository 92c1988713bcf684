package dev.punchclock.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Moments that are taken: by what was published, and by slots that floating posts must respect. */
final class OccupiedMoments {
    private final PlanInputs frame;
    private final List<Long> moments = new ArrayList<>();
    /** From which whole second on the gap runs after each, and after how many it does. */
    private final TreeMap<Long, Integer> gapFrom = new TreeMap<>();

    private final int[] inTerm;

    OccupiedMoments(PlanInputs frame) {
        this.frame = frame;
        List<Instant> counted = frame.ask().past().counted();
        inTerm = frame.terms().count(counted);
        for (Instant t : counted) {
            moments.add(EpochSeconds.down(t));
            gapFrom.merge(EpochSeconds.up(t), 1, Integer::sum);
        }
    }

    /** Frees what was taken by earlier attempts of a candidate: it holds one place, and is about to be given that. */
    void free(Candidate candidate) {
        for (Instant t : candidate.own()) {
            if (moments.remove((Long) EpochSeconds.down(t))) {
                gapFrom.computeIfPresent(EpochSeconds.up(t), (second, many) -> many > 1 ? many - 1 : null);
                count(EpochSeconds.down(t), -1);
            }
        }
    }

    /** Takes it back. */
    void hold(Candidate candidate) {
        for (Instant t : candidate.own()) {
            moments.add(EpochSeconds.down(t));
            gapFrom.merge(EpochSeconds.up(t), 1, Integer::sum);
            count(EpochSeconds.down(t), 1);
        }
    }

    private void count(long t, int change) {
        int number = frame.terms().numberAt(t);
        if (number >= 0) {
            inTerm[number] += change;
        }
    }

    /** Takes a moment that is not before now. */
    void add(long t) {
        moments.add(t);
        gapFrom.merge(t, 1, Integer::sum);
        inTerm[frame.terms().numberAt(t)]++;
    }

    /** Whether {@code t} keeps the gap to every moment that is taken. */
    boolean isClear(long t) {
        return Math.abs(conflict(t) - t) >= frame.gap();
    }

    /** The first allowed start from {@code t} on that keeps the gap, or {@link EpochSeconds#NEVER}. */
    long firstClear(long t) {
        long clear = frame.starts().next(t);
        while (clear < EpochSeconds.NEVER && !isClear(clear)) {
            clear = frame.starts().next(conflict(clear) + frame.gap());
        }
        return clear;
    }

    /** Whether the period of {@code t} has reached its maximum. */
    boolean isFull(long t) {
        return inTerm[frame.terms().numberAt(t)] >= frame.quota().max();
    }

    /** How many there are in each period; one more at the end for what comes later. */
    int[] perTerm() {
        return inTerm.clone();
    }

    /** All of them, in order. */
    SortedMoments all() {
        return SortedMoments.of(moments.stream().mapToLong(Long::longValue).toArray());
    }

    /** The starts up to the horizon that floating posts can have. */
    AllowedStarts free() {
        long from = frame.effective(frame.earliest());
        SortedMoments all = SortedMoments.of(
                gapFrom.keySet().stream().mapToLong(Long::longValue).toArray());
        AllowedStarts free = frame.starts().free(from, frame.horizon(), all, frame.gap());
        return frame.earliest() < from ? free.begunAt(frame.earliest(), from) : free;
    }

    /** The next taken moment where it is too near to {@code t}, else the one before. */
    private long conflict(long t) {
        Long after = gapFrom.ceilingKey(t);
        if (after != null && after - t < frame.gap()) {
            return after;
        }
        Long before = gapFrom.floorKey(t);
        return before == null ? EpochSeconds.ALWAYS : before;
    }
}

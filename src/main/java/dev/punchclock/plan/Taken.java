package dev.punchclock.plan;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Moments that are taken: by what was published, and by slots that floating posts must respect. */
final class Taken {
    private final Frame frame;
    private final LongStream.Builder moments = LongStream.builder();
    /** From which whole second on the gap runs after each. */
    private final TreeSet<Long> gapFrom = new TreeSet<>();

    private final int[] inTerm;

    Taken(Frame frame) {
        this.frame = frame;
        List<Instant> counted = frame.ask().past().counted();
        inTerm = frame.terms().count(counted);
        for (Instant t : counted) {
            moments.add(Seconds.down(t));
            gapFrom.add(Seconds.up(t));
        }
    }

    /** Takes a moment that is not before now. */
    void add(long t) {
        moments.add(t);
        gapFrom.add(t);
        inTerm[frame.terms().numberAt(t)]++;
    }

    /** Whether {@code t} keeps the gap to every moment that is taken. */
    boolean isClear(long t) {
        return Math.abs(conflict(t) - t) >= frame.gap();
    }

    /** The first allowed start from {@code t} on that keeps the gap, or {@link Seconds#NEVER}. */
    long firstClear(long t) {
        long clear = frame.starts().next(t);
        while (clear < Seconds.NEVER && !isClear(clear)) {
            clear = frame.starts().next(conflict(clear) + frame.gap());
        }
        return clear;
    }

    /** Whether the period of {@code t} has reached its maximum. */
    boolean isFull(long t) {
        return inTerm[frame.terms().numberAt(t)] >= frame.quota().max();
    }

    /** All of them, in order. */
    Moments all() {
        return Moments.of(moments.build().toArray());
    }

    /** The starts up to the horizon that floating posts can have. */
    Starts free() {
        long from = frame.effective(frame.earliest());
        Moments all = Moments.of(gapFrom.stream().mapToLong(Long::longValue).toArray());
        Starts free = frame.starts().free(from, frame.horizon(), all, frame.gap());
        return frame.earliest() < from ? free.begunAt(frame.earliest(), from) : free;
    }

    /** The next taken moment where it is too near to {@code t}, else the one before. */
    private long conflict(long t) {
        Long after = gapFrom.ceiling(t);
        if (after != null && after - t < frame.gap()) {
            return after;
        }
        Long before = gapFrom.floor(t);
        return before == null ? Seconds.ALWAYS : before;
    }
}

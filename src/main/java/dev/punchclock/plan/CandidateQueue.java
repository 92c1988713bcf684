package dev.punchclock.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

/** Floating posts in line. One that may not be tried yet is passed over until it may, and then has its old place. */
final class CandidateQueue {
    private final PriorityQueue<QueuedCandidate> ready = new PriorityQueue<>(QueuedCandidate::order);
    private final List<QueuedCandidate> later;
    private final long[] opens;
    private int released;

    /** @param now who can be tried by then is ready at once */
    CandidateQueue(Collection<QueuedCandidate> all, long now) {
        later = new ArrayList<>(all);
        later.sort((one, other) -> Long.compare(one.opens(), other.opens()));
        opens = later.stream().mapToLong(QueuedCandidate::opens).toArray();
        release(now);
    }

    boolean isEmpty() {
        return ready.isEmpty() && released == later.size();
    }

    /** How many can be tried at {@code t}. */
    int size(long t) {
        int open = SortedMoments.lastAtOrBefore(opens, t) + 1;
        return ready.size() + Math.max(0, open - released);
    }

    /** When the first can be tried; {@link EpochSeconds#NEVER} when nobody is left. */
    long opens() {
        if (!ready.isEmpty()) {
            return EpochSeconds.ALWAYS;
        }
        return released < opens.length ? opens[released] : EpochSeconds.NEVER;
    }

    /** Who goes first of those that can be tried at {@code t}, which must be at least one. */
    QueuedCandidate first(long t) {
        release(t);
        return ready.element();
    }

    /** The first of those that can be tried by {@code t}, in the order of the line, up to this many. */
    List<QueuedCandidate> first(int count, long t) {
        PriorityQueue<QueuedCandidate> open = new PriorityQueue<>(ready);
        for (int i = released; i < opens.length && opens[i] <= t; i++) {
            open.add(later.get(i));
        }
        List<QueuedCandidate> first = new ArrayList<>(Math.min(count, open.size()));
        while (first.size() < count && !open.isEmpty()) {
            first.add(open.remove());
        }
        return first;
    }

    /** Takes out whom {@link #first} named last. */
    void takeFirst() {
        ready.remove();
    }

    /** What {@link #undo} goes back to. */
    int mark() {
        return released;
    }

    /** Puts back all that were taken out since, and makes wait again those that can be tried only later. */
    void undo(int mark, Collection<QueuedCandidate> takenOut) {
        ready.addAll(takenOut);
        while (released > mark) {
            ready.remove(later.get(--released));
        }
    }

    /** All that are still in line. */
    List<QueuedCandidate> rest() {
        List<QueuedCandidate> rest = new ArrayList<>(ready);
        rest.addAll(later.subList(released, later.size()));
        return rest;
    }

    private void release(long t) {
        while (released < opens.length && opens[released] <= t) {
            ready.add(later.get(released++));
        }
    }
}

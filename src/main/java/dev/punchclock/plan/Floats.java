package dev.punchclock.plan;

import dev.punchclock.plan.Walk.Given;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Places floating posts: those that missed a slot first, then the queue in its order. One that would expire before its
 * turn is pulled forward, and once more if that was not enough.
 */
final class Floats {
    /** So often is the line made up for the sake of posts that would expire. */
    private static final int PASSES = 5;

    private final Frame frame;
    private final Draft draft;
    private final Reasons reasons;
    private final Starts free;
    private final Moments taken;
    private final int[] unknown;
    private final long appointed;

    /** @param appointed the slot of a floating post that goes before all others, or {@link Seconds#ALWAYS} */
    Floats(Frame frame, Taken taken, Draft draft, long appointed) {
        this.frame = frame;
        this.draft = draft;
        this.appointed = appointed;
        reasons = new Reasons(frame);
        free = taken.free();
        this.taken = taken.all();
        unknown = unknown(frame);
    }

    void place(List<Candidate> candidates) {
        List<Turn> turns = hopeful(candidates);
        for (int pass = 1; !turns.isEmpty(); pass++) {
            turns.sort(Turn::order);
            Line line = line(turns);
            Spread spread = new Spread(frame, free, taken, unknown, line).overAll();
            BitSet missed = missed(spread, line);
            if (missed.isEmpty() || pass == PASSES) {
                settle(spread, line);
                return;
            }
            turns = pulled(turns, missed);
        }
    }

    /** Those that can go out at all; the others are left. */
    private List<Turn> hopeful(List<Candidate> candidates) {
        List<Turn> turns = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            long first = free.next(Math.max(frame.soonest(), frame.openFrom(candidate)));
            if (first < Math.min(Frame.expires(candidate), frame.horizon())) {
                turns.add(new Turn(candidate, turns.size(), 0));
            } else {
                draft.leave(candidate, reasons.noSlot(candidate, first));
            }
        }
        return turns;
    }

    private Line line(List<Turn> turns) {
        List<Waiting> all = new ArrayList<>(turns.size());
        for (Turn turn : turns) {
            all.add(turn.at(all.size(), frame).behind(appointed));
        }
        return new Line(all, frame.soonest());
    }

    /** The places of those that expire before they go out. */
    private BitSet missed(Spread spread, Line line) {
        BitSet missed = new BitSet();
        spread.missed().forEach(one -> missed.set(one.place()));
        for (Waiting one : line.rest()) {
            if (one.expires() <= frame.horizon()) {
                missed.set(one.place());
            }
        }
        return missed;
    }

    /** Pulls forward those that missed their time; whom that cannot help any more is left. */
    private List<Turn> pulled(List<Turn> turns, BitSet missed) {
        List<Turn> pulled = new ArrayList<>(turns.size());
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (!missed.get(i)) {
                pulled.add(turn);
            } else if (!turn.isFirst()) {
                pulled.add(turn.pull());
            } else {
                draft.leave(turn.candidate(), reasons.noSlot(turn.candidate(), Seconds.NEVER));
            }
        }
        return pulled;
    }

    private void settle(Spread spread, Line line) {
        for (Given one : spread.given()) {
            draft.place(one.waiting().candidate(), one.at(), one.reason());
        }
        List<Waiting> left = line.rest();
        left.addAll(spread.missed());
        for (Waiting one : left) {
            draft.leave(one.candidate(), reasons.noSlot(one.candidate(), Seconds.NEVER));
        }
    }

    /** How many posts of each period take a place under the maximum and are not known to be published. */
    private static int[] unknown(Frame frame) {
        int[] unknown = frame.terms().count(frame.ask().past().counted());
        int[] published = frame.terms().count(frame.ask().past().published());
        for (int i = 0; i < unknown.length; i++) {
            unknown[i] = Math.max(0, unknown[i] - published[i]);
        }
        return unknown;
    }
}

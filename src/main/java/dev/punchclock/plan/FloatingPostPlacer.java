package dev.punchclock.plan;

import dev.punchclock.plan.SlotAssignment.Given;
import java.util.ArrayList;
import java.util.List;

/**
 * Places floating posts: those that missed a slot first, then the queue in its order. What would expire before its turn goes
 * before it.
 */
final class FloatingPostPlacer {
    private final PlanInputs frame;
    private final PlanBuilder draft;
    private final UnplacedReasons reasons;
    private final OccupiedMoments taken;
    private final AllowedStarts free;
    private final long appointed;

    /** @param appointed the slot of a floating post that goes before all others, or {@link EpochSeconds#ALWAYS} */
    FloatingPostPlacer(PlanInputs frame, OccupiedMoments taken, PlanBuilder draft, long appointed) {
        this.frame = frame;
        this.taken = taken;
        this.draft = draft;
        this.appointed = appointed;
        reasons = new UnplacedReasons(frame);
        free = taken.free();
    }

    void place(List<Candidate> candidates) {
        List<QueuedCandidate> all = hopeful(candidates);
        if (all.isEmpty()) {
            return;
        }
        int[] unknown = unknown(frame);
        LaterPeriodDemand ahead = new LaterPeriodDemand(frame, free, taken.perTerm(), unknown);
        PeriodFiller spread =
                new PeriodFiller(frame, free, taken.all(), unknown, new PeriodPace(ahead, all), all).overAll();
        for (Given one : spread.given()) {
            draft.place(one.waiting().candidate(), one.at(), one.reason());
        }
        for (QueuedCandidate one : spread.left()) {
            draft.leave(one.candidate(), reasons.noSlot(one.candidate(), EpochSeconds.NEVER));
        }
    }

    /** Those that can go out at all, though it be after the horizon; the others are left. */
    private List<QueuedCandidate> hopeful(List<Candidate> candidates) {
        List<QueuedCandidate> hopeful = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            long first = free.next(Math.max(frame.soonest(), frame.openFrom(candidate)));
            long opens = frame.openFrom(candidate);
            boolean later = opens >= frame.horizon() && opens < PlanInputs.expires(candidate);
            if (later || first < Math.min(PlanInputs.expires(candidate), frame.horizon())) {
                hopeful.add(QueuedCandidate.of(candidate, hopeful.size(), frame).behind(appointed));
            } else {
                draft.leave(candidate, reasons.noSlot(candidate, first));
            }
        }
        return hopeful;
    }

    /** How many posts of each period take a place under the maximum and are not known to be published. */
    private static int[] unknown(PlanInputs frame) {
        int[] unknown = frame.terms().count(frame.ask().past().counted());
        int[] published = frame.terms().count(frame.ask().past().published());
        for (int i = 0; i < unknown.length; i++) {
            unknown[i] = Math.max(0, unknown[i] - published[i]);
        }
        return unknown;
    }
}

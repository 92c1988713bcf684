package dev.punchclock.plan;

import dev.punchclock.plan.SlotReason.Reason;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Places pinned posts: first all that can keep their own time, then the others, as soon after theirs as they may. */
final class PinnedPostPlacer {
    private final PlanInputs frame;
    private final OccupiedMoments taken;
    private final PlanBuilder draft;
    private final UnplacedReasons reasons;
    private final TreeMap<Long, DeliveryId> placed = new TreeMap<>();
    private long sought = EpochSeconds.NEVER;
    private long found;

    PinnedPostPlacer(PlanInputs frame, OccupiedMoments taken, PlanBuilder draft) {
        this.frame = frame;
        this.taken = taken;
        this.draft = draft;
        reasons = new UnplacedReasons(frame);
    }

    void place(List<PinnedCandidate> pins) {
        List<PinnedCandidate> inOrder = new ArrayList<>(pins);
        inOrder.sort((one, other) -> Long.compare(one.at(), other.at()));
        List<PinnedCandidate> shifted = new ArrayList<>();
        for (PinnedCandidate pin : inOrder) {
            if (pin.at() >= frame.horizon()) {
                draft.leave(pin.candidate(), reasons.beyond());
                continue;
            }
            taken.free(pin.candidate());
            if (keepsItsTime(pin)) {
                give(pin, pin.at(), Reason.PINNED);
            } else {
                taken.hold(pin.candidate());
                shifted.add(pin);
            }
        }
        shifted.forEach(this::shift);
    }

    private boolean keepsItsTime(PinnedCandidate pin) {
        long out = frame.effective(pin.at());
        return frame.canBeDue(pin.at())
                && out < frame.horizon()
                && frame.admits(pin.candidate(), out)
                && taken.isClear(out)
                && !taken.isFull(out);
    }

    private void shift(PinnedCandidate pin) {
        taken.free(pin.candidate());
        boolean open = frame.canBeDue(pin.at());
        long due = due(pin);
        long from = Math.max(frame.openFrom(pin.candidate()), soonest(due));
        long out = firstClear(from);
        if (pin.candidate().late() != LatePolicy.NEXT_SLOT && !(open && isSoonAfter(pin.at(), out))) {
            leaveAtItsTime(pin, open);
        } else if (out >= Math.min(frame.horizon(), PlanInputs.expires(pin.candidate()))) {
            leave(pin, reasons.noSlot(pin.candidate(), out));
        } else if (taken.isFull(out)) {
            taken.hold(pin.candidate());
            draft.crowdOut(pin.candidate(), reasons.full(pin, out, in(out)));
        } else {
            boolean isPast = !open && frame.starts().contains(pin.at());
            boolean isDue = frame.canBeDue(due) && out == frame.effective(due);
            give(pin, isDue ? due : out, isPast ? Reason.MISSED : frame.whyNotAt(pin.at(), pin.candidate()));
        }
    }

    private void leaveAtItsTime(PinnedCandidate pin, boolean open) {
        taken.hold(pin.candidate());
        long out = frame.effective(pin.at());
        Collection<DeliveryId> near = placed.subMap(out - frame.gap(), false, out + frame.gap(), false)
                .values();
        if (open && !near.isEmpty()) {
            draft.crowdOut(pin.candidate(), reasons.notAt(pin, near));
        } else {
            draft.leave(pin.candidate(), reasons.notAt(pin, near));
        }
    }

    /** The pinned posts in the period of {@code t}. */
    private Collection<DeliveryId> in(long t) {
        QuotaPeriod term = frame.terms().list().get(frame.terms().numberAt(t));
        return placed.subMap(term.start(), term.end()).values();
    }

    /** Many may be pinned to one moment: where the last search found all taken, the next need not look again. */
    private long firstClear(long from) {
        found = taken.firstClear(from < sought ? from : Math.max(from, found));
        sought = from;
        return found;
    }

    /** What is pinned to closed time is due when work goes on: that is its slot, and it has missed none. */
    private long due(PinnedCandidate pin) {
        return pin.candidate().late() == LatePolicy.NEXT_SLOT ? frame.starts().next(pin.at()) : pin.at();
    }

    private long soonest(long due) {
        return frame.canBeDue(due) ? frame.effective(due) : Math.max(due, frame.soonest());
    }

    private boolean isSoonAfter(long at, long out) {
        return out - at < EpochSeconds.HOUR && frame.work().isOneStretch(at, out);
    }

    private void leave(PinnedCandidate pin, String why) {
        taken.hold(pin.candidate());
        draft.leave(pin.candidate(), why);
    }

    private void give(PinnedCandidate pin, long at, Reason reason) {
        taken.add(frame.effective(at));
        placed.put(frame.effective(at), pin.candidate().id());
        draft.place(pin.candidate(), at, reason);
    }
}

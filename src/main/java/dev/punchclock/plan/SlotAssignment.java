package dev.punchclock.plan;

import dev.punchclock.plan.SlotReason.Reason;
import java.util.ArrayList;
import java.util.List;

/** One way through a period, in the order of time: each post in line gets the next slot that it can have. */
final class SlotAssignment {
    private final PlanInputs frame;
    private final PeriodInputs stage;
    private final EvenTargets grid;
    private final CandidateQueue line;
    private final long pace;
    private final int mark;
    private final boolean overslept;
    private final List<Given> given = new ArrayList<>();
    private final List<QueuedCandidate> missed = new ArrayList<>();
    private int passed;
    private long last;
    private long previous;

    /** A post and the slot that it was given. */
    record Given(QueuedCandidate waiting, long at, Reason reason) {}

    /** @param pace the least work time from the post before to one that catches up */
    SlotAssignment(PlanInputs frame, PeriodInputs stage, EvenTargets grid, CandidateQueue line, long pace) {
        this.frame = frame;
        this.stage = stage;
        this.grid = grid;
        this.line = line;
        this.pace = pace;
        mark = line.mark();
        overslept = frame.overslept();
        last = stage.last();
        previous = stage.previous();
    }

    List<Given> given() {
        return given;
    }

    /** Those whose turn came only after they had expired. */
    List<QueuedCandidate> missed() {
        return missed;
    }

    /** Gives slots where they fall, as long as they fall into the period. */
    SlotAssignment freely(int most) {
        boolean more = true;
        while (more && given.size() < most) {
            more = step(stage.end() - 1, false);
        }
        return this;
    }

    /** Gives a slot for each of these moments, not after it: so all find room that can. */
    SlotAssignment atTheLatest(long[] moments) {
        for (long moment : moments) {
            step(moment, true);
        }
        return this;
    }

    /** Takes all of it back. */
    void undo() {
        List<QueuedCandidate> takenOut = new ArrayList<>(missed);
        given.forEach(one -> takenOut.add(one.waiting()));
        line.undo(mark, takenOut);
    }

    private boolean step(long limit, boolean squeeze) {
        while (true) {
            int index = passed + given.size();
            long first = stage.free().next(Math.max(stage.earliest(), Math.max(line.opens(), afterGap())));
            if (first > limit) {
                return false;
            }
            long about = Math.max(stage.soonest(), Math.max(first, grid.even(index)));
            QueuedCandidate next = line.first(Math.min(limit, about));
            long aim = grid.aim(index, next);
            long at = slot(next, index, aim, squeeze ? limit : EpochSeconds.NEVER);
            if (stage.isTaken(passed, Math.max(frame.effective(at), grid.end(index) - 1))) {
                pass(stage.taken().get(passed++));
            } else if (at >= next.expires()) {
                line.takeFirst();
                missed.add(next);
            } else if (at > limit) {
                return false;
            } else {
                give(next, index, at, aim);
                return true;
            }
        }
    }

    private long slot(QueuedCandidate next, int index, long aim, long limit) {
        long ready = Math.max(stage.earliest(), Math.max(next.opens(), afterGap()));
        long asap = stage.free().next(ready);
        if (next.soon()) {
            return asap;
        }
        boolean late = isLate(index, aim);
        if (late && !isOwed(index)) {
            ready = Math.max(ready, afterPace());
        }
        long want = late ? ready : Math.max(ready, Math.min(aim, next.expires() - EpochSeconds.HOUR));
        long at = Math.min(limit, stage.free().next(want));
        return at < next.expires() ? at : asap;
    }

    /**
     * Goes past a taken moment. What a round published just now counts, for catching up, as published when it could have
     * been: so rounds an hour apart catch up as fast as rounds a minute apart.
     */
    private void pass(long moment) {
        boolean justNow = moment >= stage.earliest() && moment <= frame.effective(EpochSeconds.ALWAYS);
        previous = justNow ? Math.min(moment, Math.max(stage.earliest(), afterPace())) : moment;
    }

    /** Whether its time has passed; or it is owed, and a machine that sleeps may not be awake at its time. */
    private boolean isLate(int index, long aim) {
        return aim < stage.earliest() || previousIsInItsTime(index) || (overslept && isOwed(index));
    }

    /**
     * Whether its share of the minimum has begun, so that no more time is to be lost. The beginning of the share, not its
     * middle: a laptop that is awake for an hour a day cannot wait until it is certain.
     */
    private boolean isOwed(int index) {
        return previousIsInItsTime(index) || hasBegun(index, frame.now());
    }

    /** Whether the one before goes out when the time of this has begun: by the plan of today, and by that of the moment itself. */
    private boolean previousIsInItsTime(int index) {
        return hasBegun(index, previous);
    }

    private boolean hasBegun(int index, long t) {
        return index < stage.min() && grid.hasBegun(index, shares(), t);
    }

    /** What the minimum shares the period into: where fewer posts come than it asks for, each has more time. */
    private int shares() {
        return Math.min(stage.min(), grid.many());
    }

    /** A slot in the past goes out now: the gap runs from then. */
    private long afterGap() {
        return frame.gap() == 0 || last == EpochSeconds.ALWAYS ? last : frame.effective(last) + frame.gap();
    }

    private long afterPace() {
        OpenTimeClock work = frame.work();
        return previous == EpochSeconds.ALWAYS ? previous : work.when(work.upTo(previous) + pace);
    }

    private void give(QueuedCandidate next, int index, long at, long aim) {
        Reason reason = reason(next, index, at, aim);
        line.takeFirst();
        given.add(new Given(next, at, reason));
        last = at;
        previous = at;
    }

    private Reason reason(QueuedCandidate next, int index, long at, long aim) {
        if (next.candidate().moved()) {
            return Reason.MISSED;
        }
        if (!next.soon() && isLate(index, aim)) {
            return Reason.BEHIND;
        }
        return at == frame.starts().next(aim) ? Reason.EVEN : Reason.SQUEEZED;
    }
}

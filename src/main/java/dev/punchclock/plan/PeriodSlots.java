package dev.punchclock.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the slots of one period. A post that would expire before its turn is pulled forward, and once more if that was not
 * enough.
 */
final class PeriodSlots {
    /** So often a period is walked through for the sake of posts that would expire. */
    private static final int PASSES = 5;

    private final PlanInputs frame;
    private final PeriodPace pace;
    private final CandidateQueue line;
    private final QuotaPeriod term;
    private final PeriodInputs stage;
    private final EvenTargets grid;
    private final int most;
    private final int must;
    private final BitSet gone = new BitSet();
    private final List<QueuedCandidate> missed = new ArrayList<>();
    private @Nullable List<QueuedCandidate> own;

    /**
     * One period.
     *
     * @param most no more slots than these
     * @param must so many find room, if they can
     */
    PeriodSlots(
            PlanInputs frame,
            PeriodPace pace,
            CandidateQueue line,
            QuotaPeriod term,
            PeriodInputs stage,
            EvenTargets grid,
            int most,
            int must) {
        this.frame = frame;
        this.pace = pace;
        this.line = line;
        this.term = term;
        this.stage = stage;
        this.grid = grid;
        this.most = most;
        this.must = must;
    }

    /** @param chosen who comes into question; null for all in line */
    SlotAssignment walk(@Nullable List<QueuedCandidate> chosen) {
        own = chosen;
        SlotAssignment walk = walk();
        for (int pass = 1; pass < PASSES; pass++) {
            BitSet late = late(walk);
            if (late.isEmpty()) {
                break;
            }
            walk.undo();
            own = pulled(own == null ? line.rest() : own, late);
            walk = walk();
        }
        if (chosen != null && walk.given().size() < must) {
            walk.undo();
            own = pulled(line.rest(), expiring(chosen)); // rather others than nobody
            walk = walk();
        }
        walk.given().forEach(one -> gone.set(one.waiting().queued()));
        walk.missed().forEach(one -> gone.set(one.queued()));
        missed.addAll(walk.missed());
        return walk;
    }

    /** Who is no longer in line, by their places in the queue. */
    BitSet gone() {
        return gone;
    }

    /** Whose turn came only after they had expired. */
    List<QueuedCandidate> missed() {
        return missed;
    }

    /** Who is left in line. */
    CandidateQueue rest() {
        if (own == null) {
            return line;
        }
        return line(line.rest().stream().filter(one -> !gone.get(one.queued())).toList());
    }

    private CandidateQueue line(List<QueuedCandidate> all) {
        return new CandidateQueue(all, frame.soonest());
    }

    private SlotAssignment walk() {
        CandidateQueue all = own == null ? line : line(own);
        long apart = apart(stage.taken().size() + most);
        SlotAssignment walk = new SlotAssignment(frame, stage, grid, all, apart).freely(most);
        if (walk.given().size() >= must) {
            return walk;
        }
        walk.undo();
        long left = frame.work().between(Math.max(stage.previous(), stage.soonest()), stage.end());
        long tighter = Math.min(apart, 2 * left / (2L * must + 1));
        return new SlotAssignment(frame, stage, grid, all, tighter).atTheLatest(stage.latest(must, frame.gap()));
    }

    /** Work time between two posts at one and a half times the even rate. */
    private long apart(int many) {
        int rate = frame.quota().isLimited() ? frame.quota().max() : many;
        return 2 * frame.work().between(term.start(), term.end()) / (3L * rate);
    }

    /** Those that can still be helped: their turn came too late, or did not come and will not come in time. */
    private BitSet late(SlotAssignment walk) {
        BitSet late = new BitSet();
        BitSet settled = new BitSet();
        for (QueuedCandidate one : walk.missed()) {
            if (!one.isFirst()) {
                late.set(one.queued());
            }
            settled.set(one.queued());
        }
        walk.given().forEach(one -> settled.set(one.waiting().queued()));
        BitSet left = pace.lostWithout(term, settled);
        List<QueuedCandidate> all = own;
        if (all != null && !left.isEmpty()) {
            BitSet there = new BitSet();
            all.stream().filter(one -> !one.isFirst()).forEach(one -> there.set(one.queued()));
            left.and(there);
        }
        late.or(left);
        return late;
    }

    private static BitSet expiring(List<QueuedCandidate> all) {
        BitSet expiring = new BitSet();
        all.stream().filter(QueuedCandidate::canExpire).forEach(one -> expiring.set(one.queued()));
        return expiring;
    }

    private static List<QueuedCandidate> pulled(List<QueuedCandidate> all, BitSet late) {
        return all.stream()
                .map(one -> late.get(one.queued()) ? one.pull() : one)
                .toList();
    }
}

package dev.punchclock.plan;

import dev.punchclock.account.Quota;
import dev.punchclock.plan.SlotAssignment.Given;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spreads the posts in line over the periods, one period after the other, each as full as its quota wants it. */
final class PeriodFiller {
    private final PlanInputs frame;
    private final AllowedStarts free;
    private final SortedMoments taken;
    private final int[] unknown;
    private final PeriodPace pace;
    private final List<Given> given = new ArrayList<>();
    private final List<QueuedCandidate> missed = new ArrayList<>();
    private CandidateQueue line;
    private long last = EpochSeconds.ALWAYS;

    PeriodFiller(
            PlanInputs frame,
            AllowedStarts free,
            SortedMoments taken,
            int[] unknown,
            PeriodPace pace,
            List<QueuedCandidate> all) {
        this.frame = frame;
        this.free = free;
        this.taken = taken;
        this.unknown = unknown;
        this.pace = pace;
        line = new CandidateQueue(all, frame.soonest());
    }

    PeriodFiller overAll() {
        for (QuotaPeriod term : frame.terms().list()) {
            if (line.isEmpty()) {
                break;
            }
            over(term);
        }
        return this;
    }

    List<Given> given() {
        return given;
    }

    /** Those that have no slot. */
    List<QueuedCandidate> left() {
        List<QueuedCandidate> left = line.rest();
        left.addAll(missed);
        return left;
    }

    private void over(QuotaPeriod term) {
        PeriodInputs stage = stage(term);
        giveUp(pace.expired(free.next(stage.soonest())));
        long lastFree = free.last(stage.end() - 1);
        int waiting = lastFree < stage.soonest() ? 0 : line.size(lastFree);
        int possible = possible(stage, waiting);
        int already = stage.taken().size();
        int room = many(term, already, waiting, possible) - already;
        if (room <= 0) {
            return;
        }
        PeriodPace.Share share = pace.share(term, stage, line, lastFree, room);
        int most = Math.min(share.count(), atCatchUpRate(term, stage));
        if (most > 0) {
            int all = already + share.count();
            EvenTargets grid = new EvenTargets(frame, term, all, all <= stage.min());
            int must = Math.min(possible, must(stage, grid, most));
            fill(new PeriodSlots(frame, pace, line, term, stage, grid, most, must), share.chosen());
        }
    }

    /** They will not go out any more, and nobody is to wait for them. */
    private void giveUp(BitSet expired) {
        if (!expired.isEmpty()) {
            List<QueuedCandidate> all = line.rest();
            all.stream().filter(one -> expired.get(one.queued())).forEach(missed::add);
            line = new CandidateQueue(
                    all.stream().filter(one -> !expired.get(one.queued())).toList(), frame.soonest());
            pace.forget(expired);
        }
    }

    /** How many of those that wait fit into what is left of the period. */
    private int possible(PeriodInputs stage, int waiting) {
        long from = last == EpochSeconds.ALWAYS ? last : frame.effective(last) + frame.gap();
        return free.most(frame.effective(Math.max(stage.soonest(), from)), stage.end(), frame.gap(), waiting);
    }

    private PeriodInputs stage(QuotaPeriod term) {
        long before = taken.lastBefore(term.start());
        Quota quota = frame.quota();
        int doubtful = unknown[term.number()];
        int min = (int) Math.min(quota.max(), (long) QuotaForecaster.asked(frame, term) + doubtful);
        int aim = quota.aimsAtTheLeast() ? min : (int) Math.min(quota.max(), (long) quota.aim() + doubtful);
        return new PeriodInputs(
                Math.max(frame.earliest(), term.start()),
                Math.max(frame.soonest(), term.start()),
                term.end(),
                free,
                taken.between(term.start(), term.end()),
                last,
                last == EpochSeconds.ALWAYS ? before : Math.max(before, frame.effective(last)),
                min,
                aim);
    }

    /** How many posts the period will have in all: as many as there are, up to the maximum and to what fits at all. */
    private int many(QuotaPeriod term, int taken, int waiting, int possible) {
        int max = frame.quota().max();
        int fit = frame.starts().most(term.start(), term.end(), frame.gap(), max);
        return Math.min(Math.max(fit, taken + possible), (int) Math.min(max, (long) taken + waiting));
    }

    /** How many more the period may have without going out faster than at one and a half times the even rate. */
    private int atCatchUpRate(QuotaPeriod term, PeriodInputs stage) {
        Quota quota = frame.quota();
        long all = frame.work().between(term.start(), term.end());
        if (!quota.isLimited() || all == 0) {
            return Quota.UNLIMITED;
        }
        long left = frame.work().between(Math.max(frame.now(), term.start()), term.end());
        long rate = (3L * quota.max() * left + 2 * all - 1) / (2 * all);
        return (int) Math.min(
                Quota.UNLIMITED, Math.max(rate, stage.min() - stage.taken().size()));
    }

    private void fill(PeriodSlots fill, @Nullable List<QueuedCandidate> chosen) {
        SlotAssignment walk = fill.walk(chosen);
        given.addAll(walk.given());
        missed.addAll(fill.missed());
        pace.forget(fill.gone());
        line = fill.rest();
        if (!walk.given().isEmpty()) {
            last = walk.given().get(walk.given().size() - 1).at();
        }
    }

    /** How many have to find room, if they can: all that are not behind, and what the minimum asks for. */
    private int must(PeriodInputs stage, EvenTargets grid, int most) {
        int behind = Math.max(0, grid.before(stage.earliest()) - stage.taken().before(stage.earliest()));
        int asked = frame.quota().isLimited() ? most - behind : most;
        return Math.max(asked, stage.min() - stage.taken().size());
    }
}

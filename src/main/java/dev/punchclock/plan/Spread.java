package dev.punchclock.plan;

import dev.punchclock.account.Quota;
import dev.punchclock.plan.Walk.Given;
import java.util.ArrayList;
import java.util.List;

/** Spreads the posts in line over the periods, one period after the other, each as full as its quota wants it. */
final class Spread {
    private final Frame frame;
    private final Starts free;
    private final Moments taken;
    private final int[] unknown;
    private final Line line;
    private final List<Given> given = new ArrayList<>();
    private final List<Waiting> missed = new ArrayList<>();
    private long last = Seconds.ALWAYS;

    Spread(Frame frame, Starts free, Moments taken, int[] unknown, Line line) {
        this.frame = frame;
        this.free = free;
        this.taken = taken;
        this.unknown = unknown;
        this.line = line;
    }

    Spread overAll() {
        for (Term term : frame.terms().list()) {
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

    List<Waiting> missed() {
        return missed;
    }

    private void over(Term term) {
        Stage stage = stage(term);
        long lastFree = free.last(stage.end() - 1);
        int waiting = lastFree < stage.soonest() ? 0 : line.size(lastFree);
        int possible = possible(stage, waiting);
        int many = many(term, stage.taken().size(), waiting, possible);
        int most = Math.min(many - stage.taken().size(), atCatchUpRate(term, stage));
        if (most > 0) {
            Grid grid = new Grid(frame, term, many);
            fill(term, stage, grid, most, Math.min(possible, must(term, stage, grid, most)));
        }
    }

    /** How many of those that wait fit into what is left of the period. */
    private int possible(Stage stage, int waiting) {
        long from = last == Seconds.ALWAYS ? last : frame.effective(last) + frame.gap();
        return free.most(frame.effective(Math.max(stage.soonest(), from)), stage.end(), frame.gap(), waiting);
    }

    private Stage stage(Term term) {
        long before = taken.lastBefore(term.start());
        return new Stage(
                Math.max(frame.earliest(), term.start()),
                Math.max(frame.soonest(), term.start()),
                Math.min(frame.horizon(), term.end()),
                free,
                taken.between(term.start(), term.end()),
                last,
                last == Seconds.ALWAYS ? before : Math.max(before, frame.effective(last)),
                Math.min(frame.quota().max(), frame.quota().min() + unknown[term.number()]));
    }

    /** How many posts the period will have in all: as many as there are, up to the maximum and to what fits at all. */
    private int many(Term term, int taken, int waiting, int possible) {
        int max = frame.quota().max();
        int fit = frame.starts().most(term.start(), term.end(), frame.gap(), max);
        return Math.min(Math.max(fit, taken + possible), (int) Math.min(max, (long) taken + waiting));
    }

    /** How many more the period may have without going out faster than at one and a half times the even rate. */
    private int atCatchUpRate(Term term, Stage stage) {
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

    private void fill(Term term, Stage stage, Grid grid, int most, int must) {
        long pace = pace(term, stage.taken().size() + most);
        Walk walk = new Walk(frame, stage, grid, line, pace).freely(most);
        if (walk.given().size() < must) {
            walk.undo();
            long left = frame.work().between(Math.max(stage.previous(), stage.soonest()), stage.end());
            long tighter = Math.min(pace, 2 * left / (2L * must + 1));
            walk = new Walk(frame, stage, grid, line, tighter).atTheLatest(stage.latest(must, frame.gap()));
        }
        given.addAll(walk.given());
        missed.addAll(walk.missed());
        if (!walk.given().isEmpty()) {
            last = walk.given().get(walk.given().size() - 1).at();
        }
    }

    /**
     * How many have to find room, if they can: all that are not behind, and what the minimum asks for. None in a period
     * that goes on after the horizon: they can still go out there.
     */
    private int must(Term term, Stage stage, Grid grid, int most) {
        if (term.end() > frame.horizon()) {
            return 0;
        }
        int behind = Math.max(0, grid.before(stage.earliest()) - stage.taken().before(stage.earliest()));
        int asked = frame.quota().isLimited() ? most - behind : most;
        return Math.max(asked, stage.min() - stage.taken().size());
    }

    /** Work time between two posts at one and a half times the even rate. */
    private long pace(Term term, int many) {
        int rate = frame.quota().isLimited() ? frame.quota().max() : many;
        return 2 * frame.work().between(term.start(), term.end()) / (3L * rate);
    }
}

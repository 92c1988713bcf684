package dev.punchclock.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What later periods ask for and can take. It looks as far as it is asked, over the horizon too: so what a period takes now
 * does not depend on how far somebody looks ahead.
 */
final class LaterPeriodDemand {
    /** Nothing farther off than this is thought of. */
    private static final long REACH = 400 * 24 * EpochSeconds.HOUR;

    private static final int MANY = 1_000_000;

    private final PlanInputs frame;
    private final AllowedStarts free;
    private final int[] taken;
    private final int[] unknown;
    private final SortedMoments pins;
    private final List<Integer> capacities = new ArrayList<>();
    /** The same question, looked at as far as was needed. */
    private PlanInputs far;

    private int asking;

    /**
     * As a plan stands whose pinned posts have their slots.
     *
     * @param free what they leave
     * @param taken how many posts each period up to the horizon has
     * @param unknown how many of those are not known to be published
     */
    LaterPeriodDemand(PlanInputs frame, AllowedStarts free, int[] taken, int[] unknown) {
        this.frame = frame;
        this.free = free;
        this.taken = taken;
        this.unknown = unknown;
        far = frame;
        pins = SortedMoments.of(frame.ask().queue().stream()
                .flatMap(candidate -> Stream.ofNullable(candidate.pinnedAt()))
                .mapToLong(EpochSeconds::up)
                .filter(at -> at >= frame.horizon())
                .toArray());
    }

    /**
     * The number of the first period after this one that has fewer posts than it asks for; -1 when there is none. To be asked
     * from the first period on.
     */
    int nextThatAsks(int number) {
        if (frame.quota().min() == 0) {
            return -1;
        }
        asking = Math.max(asking, number + 1);
        while (reaches(asking) && need(asking) == 0) {
            asking++;
        }
        return reaches(asking) ? asking : -1;
    }

    /** How many posts this period still asks for, as far as they fit. */
    int need(int number) {
        int asked = QuotaForecaster.asked(far, term(number)) + (isNear(number) ? unknown[number] : 0);
        int least = Math.min(frame.quota().max(), asked) - taken(number);
        return Math.max(0, Math.min(capacity(number), least));
    }

    /** Whether a floating post can go out in this period at the earliest before {@code t}. */
    boolean beginsBefore(int number, long t) {
        QuotaPeriod term = term(number);
        long first = starts(number).next(term.start());
        return first < Math.min(t, term.end());
    }

    /** The last moment of this period at which a floating post can go out. */
    long last(int number) {
        return starts(number).last(term(number).end() - 1);
    }

    /**
     * How many of these posts will have expired, whatever is done later, unless they go out in this period.
     *
     * @param expiring in the order in which they expire
     */
    int atRisk(int number, List<QueuedCandidate> expiring) {
        int risk = 0;
        int before = 0;
        int next = number + 1;
        for (int i = 0; i < expiring.size() && before < expiring.size() && reaches(next); i++) {
            long expires = expiring.get(i).expires();
            while (reaches(next) && term(next).end() <= expires) {
                before += capacity(next++);
            }
            int part = reaches(next) ? capacity(next, expires) : 0;
            risk = Math.max(risk, i + 1 - before - part);
        }
        return risk;
    }

    /** How many floating posts this period can take. */
    private int capacity(int number) {
        while (capacities.size() <= number) {
            capacities.add(capacity(capacities.size(), term(capacities.size()).end()));
        }
        return capacities.get(number);
    }

    private int capacity(int number, long until) {
        QuotaPeriod term = term(number);
        int limit = Math.min(MANY, Math.max(0, frame.quota().max() - taken(number)));
        return starts(number).most(term.start(), Math.min(until, term.end()), frame.gap(), limit);
    }

    private int taken(int number) {
        if (isNear(number)) {
            return taken[number];
        }
        QuotaPeriod term = term(number);
        SortedMoments here = pins.between(term.start(), term.end());
        int open = 0;
        for (int i = 0; i < here.size(); i++) {
            open += far.starts().contains(here.get(i)) ? 1 : 0;
        }
        return Math.min(open, frame.quota().max());
    }

    private AllowedStarts starts(int number) {
        return isNear(number) ? free : far.starts();
    }

    private boolean isNear(int number) {
        return number < frame.terms().list().size();
    }

    private QuotaPeriod term(int number) {
        return far.terms().list().get(number);
    }

    private boolean reaches(int number) {
        while (number >= far.terms().list().size() && far.horizon() - frame.now() < REACH) {
            long more = Math.max(7 * 24 * EpochSeconds.HOUR, far.horizon() - frame.now());
            far = PlanInputs.of(frame.ask().until(EpochSeconds.instant(far.horizon() + more)));
        }
        return number < far.terms().list().size();
    }
}

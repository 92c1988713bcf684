package dev.punchclock.plan;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.post.DeliveryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the quota, period by period, when all goes to plan. */
final class QuotaForecaster {
    private static final String OFF = "; off: ";
    private static final TimeOffLosses NOTHING = new TimeOffLosses(0, Map.of());

    private final PlanInputs frame;
    private final Quota quota;
    private final int[] counted;
    private final int[] published;
    private final PlanBuilder draft;
    private final int[] planned;
    private final Map<Integer, List<DeliveryId>> later;
    /** The moments that are left when nothing but the past is in the way. */
    private final AllowedStarts open;
    /** Worked out when a period is short for want of posts. */
    private long @Nullable [] openBefore;

    /** As a plan stands. */
    QuotaForecaster(PlanInputs frame, PlanBuilder draft) {
        this.frame = frame;
        this.draft = draft;
        planned = draft.planned();
        later = draft.later();
        quota = frame.quota();
        AccountHistory past = frame.ask().past();
        counted = frame.terms().count(past.counted());
        published = frame.terms().count(past.published());
        SortedMoments taken = SortedMoments.of(
                past.counted().stream().mapToLong(EpochSeconds::up).toArray());
        open = frame.starts().free(Math.max(frame.now(), frame.quiet()), frame.shown(), taken, frame.gap());
    }

    /** Nothing where the account has no quota. */
    List<QuotaForecast> forecasts() {
        List<QuotaForecast> forecasts = new ArrayList<>();
        if (quota.min() > 0 || quota.isLimited()) {
            frame.terms().list().forEach(term -> forecasts.add(forecast(term)));
        }
        return forecasts;
    }

    private QuotaForecast forecast(QuotaPeriod term) {
        int i = term.number();
        int possible = open.most(term.start(), term.end(), frame.gap(), Math.max(0, quota.max() - counted[i]));
        int asked = isAsked(frame, term) ? quota.min() : 0;
        TimeOffLosses losses = asked > 0 && (quota.prorate() || asked - published[i] > possible)
                ? TimeOffLosses.of(frame.ask().hours(), term)
                : NOTHING;
        int min = quota.prorate() ? losses.share(asked) : asked;
        boolean judged = frame.work().between(Math.min(frame.shown(), term.end()), term.end()) == 0;
        int shortfall = judged ? Math.max(0, min - published[i] - planned[i]) : 0;
        String cause = shortfall == 0 ? "" : cause(term, min, possible, shortfall, losses);
        String off = min < asked || cause.contains(OFF) ? losses.words() : "";
        return new QuotaForecast(
                frame.label(term),
                term.first(),
                min,
                quota.max(),
                published[i],
                planned[i],
                possible,
                shortfall,
                cause,
                asked,
                off);
    }

    /** How many posts a period asks for; lowered by the share of time off where the quota says so. */
    static int asked(PlanInputs frame, QuotaPeriod term) {
        Quota quota = frame.quota();
        int asked = isAsked(frame, term) ? quota.min() : 0;
        return asked > 0 && quota.prorate()
                ? TimeOffLosses.of(frame.ask().hours(), term).share(asked)
                : asked;
    }

    private static boolean isAsked(PlanInputs frame, QuotaPeriod term) {
        return frame.quota().per() != Period.DAY || work(frame, term) > 0;
    }

    private static long work(PlanInputs frame, QuotaPeriod term) {
        return frame.work().between(term.start(), term.end());
    }

    private String cause(QuotaPeriod term, int min, int possible, int shortfall, TimeOffLosses losses) {
        int i = term.number();
        if (min - published[i] <= possible) {
            return posts(term, shortfall);
        }
        int unknown = counted[i] - published[i];
        if (quota.max() - counted[i] == possible && unknown > 0) {
            return unknown + (unknown == 1 ? " post counts" : " posts count") + " against the most (" + quota.max()
                    + ") and may not be published";
        }
        String off = losses.words();
        return time(term, possible) + (off.isEmpty() ? "" : OFF + off);
    }

    /** Where there would be time. */
    private String posts(QuotaPeriod term, int shortfall) {
        List<DeliveryId> slid = later.getOrDefault(term.number(), List.of());
        List<String> causes = new ArrayList<>();
        if (!slid.isEmpty()) {
            causes.add(UnplacedReasons.names(slid) + (slid.size() == 1 ? " is" : " are") + " pinned into it and "
                    + (slid.size() == 1 ? "goes" : "go") + " out only after it");
        }
        if (shortfall > slid.size() && !leavesOver(term)) {
            int held = frame.ask().held();
            causes.add(needed(shortfall - slid.size())
                    + (held == 0 ? "" : held == 1 ? "; 1 is held" : "; " + held + " are held"));
        }
        return causes.isEmpty() ? "no moment is left between the posts that stand" : String.join("; ", causes);
    }

    /** Whether a post has its slot only after this period that, for its own part, could have gone out in it. */
    private boolean leavesOver(QuotaPeriod term) {
        if (openBefore == null) {
            openBefore = draft.openBefore();
        }
        return openBefore[term.number()] < term.end();
    }

    private String time(QuotaPeriod term, int possible) {
        if (work(frame, term) == 0) {
            return "there is no work time in it";
        }
        boolean begun = term.start() < frame.now();
        long left = frame.work().between(Math.max(frame.now(), term.start()), term.end());
        if (left == 0) {
            return "no work time is left";
        }
        String fit = possible == 0 ? "nothing" : "only " + possible;
        String more = begun ? " more" : "";
        String fits = possible > 1 ? " fit" : " fits";
        return fit + more + fits + " into the " + ZonedTimeFormat.length(left) + (begun ? " left" : " of work");
    }

    private static String needed(int count) {
        return count == 1 ? "1 more post is needed in the queue" : count + " more posts are needed in the queue";
    }
}

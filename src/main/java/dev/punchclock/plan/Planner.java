package dev.punchclock.plan;

import dev.punchclock.account.Period;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans one account: which post goes out when, and why another does not.
 *
 * <p>Pinned posts come first, at their own times. The appointment, where it stands, keeps its slot. All other posts are
 * spread evenly over the work time of each period, around those, with the gap, and never more than the maximum.
 * Personal time wins over the maximum, the maximum over the gap, the gap over the minimum, the minimum over evenness.
 */
public final class Planner {
    /** Over a weekend. */
    private static final Duration SOON = Duration.ofDays(4);

    private final PlanInputs frame;
    private final PlanBuilder draft;
    private final OccupiedMoments taken;
    private final List<PinnedCandidate> pinned = new ArrayList<>();
    private final List<Candidate> floating = new ArrayList<>();

    private Planner(PlanInputs frame) {
        this.frame = frame;
        draft = new PlanBuilder(frame);
        taken = new OccupiedMoments(frame);
    }

    /**
     * A pure function: the same question, the same plan. Slots are on whole seconds.
     *
     * <p>An appointment is kept, or brought forward for the same post where a plan without it would let the post go out
     * earlier. It is never pushed to a later time.
     */
    public static Plan plan(PlanRequest ask) {
        Appointment standing = ask.appointment();
        boolean forward = standing != null && standing.slot().isAfter(ask.now()) && comesNoLater(ask, standing);
        return new Planner(PlanInputs.of(
                        forward ? ask.withoutAppointment() : ask, ask.past().lastLook()))
                .plan();
    }

    /**
     * As {@link #plan}, for who wants to know what comes next: it looks to the end of the next period, and to the horizon
     * only where nothing goes out by then. What it sees is the same: it does not matter how far somebody looks.
     */
    public static Plan next(PlanRequest ask) {
        WallClock clock = ask.hours().clock();
        Period per = ask.quota().per();
        Instant end = clock.startOf(per.endOf(per.endOf(clock.dayOf(ask.now()))));
        Instant days = ask.now().plus(SOON);
        Instant near = end.isAfter(days) ? end : days;
        Plan plan = plan(near.isBefore(ask.horizon()) ? ask.until(near) : ask);
        return plan.slots().isEmpty() && !ask.queue().isEmpty() ? plan(ask) : plan;
    }

    /** Whether the appointed post would go out by its appointed time without the appointment; looks no farther ahead. */
    private static boolean comesNoLater(PlanRequest ask, Appointment standing) {
        WallClock clock = ask.hours().clock();
        Instant end = clock.startOf(ask.quota().per().endOf(clock.dayOf(standing.slot())));
        PlanRequest near = ask.withoutAppointment().until(end.isBefore(ask.horizon()) ? end : ask.horizon());
        return new Planner(PlanInputs.of(near, ask.past().lastLook()))
                .plan().slots().stream().anyMatch(slot -> isNoLater(slot, standing));
    }

    private static boolean isNoLater(Slot slot, Appointment standing) {
        return slot.id().equals(standing.delivery()) && !slot.at().isAfter(standing.slot());
    }

    private Plan plan() {
        sort();
        KeptAppointment standing = new KeptAppointment(frame, taken, draft);
        pinned.removeIf(pin -> standing.keeps(pin.candidate()));
        new PinnedPostPlacer(frame, taken, draft).place(pinned);
        floating.removeIf(standing::keeps);
        freeWhatIsTriedAgain();
        new FloatingPostPlacer(frame, taken, draft, standing.floating()).place(floating);
        List<QuotaForecast> forecasts = new QuotaForecaster(frame, draft).forecasts();
        return new Plan(draft.slots(), draft.unplaced(), forecasts);
    }

    /** What was tried and floats takes the place that it has as soon as it may be tried; until then it keeps it. */
    private void freeWhatIsTriedAgain() {
        for (Candidate candidate : floating) {
            if (frame.openFrom(candidate) <= frame.now()) {
                taken.free(candidate);
            }
        }
    }

    private void sort() {
        for (Candidate candidate : frame.ask().queue()) {
            Instant at = candidate.pinnedAt();
            if (at == null) {
                floating.add(candidate);
            } else {
                pinned.add(new PinnedCandidate(candidate, EpochSeconds.up(at)));
            }
        }
    }
}

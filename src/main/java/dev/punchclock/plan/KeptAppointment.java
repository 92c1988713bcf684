package dev.punchclock.plan;

import dev.punchclock.ledger.Appointment;
import dev.punchclock.plan.SlotReason.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The appointment that was written down, kept as long as nothing stands against it. */
final class KeptAppointment {
    private final PlanInputs frame;
    private final OccupiedMoments taken;
    private final PlanBuilder draft;
    private final @Nullable Appointment appointment;
    private long floating = EpochSeconds.ALWAYS;

    KeptAppointment(PlanInputs frame, OccupiedMoments taken, PlanBuilder draft) {
        this.frame = frame;
        this.taken = taken;
        this.draft = draft;
        appointment = frame.ask().appointment();
    }

    /** Gives this candidate exactly its appointed slot, where it has one that can still be kept. */
    boolean keeps(Candidate candidate) {
        if (appointment == null || !appointment.delivery().equals(candidate.id())) {
            return false;
        }
        long slot = EpochSeconds.up(appointment.slot());
        long out = frame.effective(slot);
        taken.free(candidate);
        boolean stands = appointment.notAfter().isAfter(frame.ask().now())
                && !isBeforeItsPin(candidate, slot)
                && frame.canBeDue(slot)
                && out < frame.horizon()
                && frame.admits(candidate, out)
                && taken.isClear(out)
                && !taken.isFull(out);
        if (stands) {
            taken.add(out);
            draft.place(candidate, slot, reason(candidate, slot));
            floating = leads(candidate, slot) ? slot : EpochSeconds.ALWAYS;
        } else {
            taken.hold(candidate);
        }
        return stands;
    }

    /** A person has moved it to a later time since. */
    private static boolean isBeforeItsPin(Candidate candidate, long slot) {
        Instant pinned = candidate.pinnedAt();
        return pinned != null && slot < EpochSeconds.up(pinned);
    }

    /** Whether the others line up behind it: it floats, it was not put off, and it goes out in the period of now. */
    private boolean leads(Candidate candidate, long slot) {
        return candidate.at() == null
                && frame.openFrom(candidate) <= frame.now()
                && slot < frame.terms().list().get(0).end();
    }

    /** The slot that was kept for a floating post: it stays at the head of the others. */
    long floating() {
        return floating;
    }

    private Reason reason(Candidate candidate, long slot) {
        if (candidate.moved()) {
            return Reason.MISSED;
        }
        Instant pinned = candidate.at();
        if (pinned == null) {
            return Reason.APPOINTED;
        }
        long at = EpochSeconds.up(pinned);
        return at == slot ? Reason.PINNED : frame.whyNotAt(at, candidate);
    }
}

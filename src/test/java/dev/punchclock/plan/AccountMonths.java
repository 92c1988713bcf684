package dev.punchclock.plan;

import dev.punchclock.account.Quota;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.post.LatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account over months: what rounds make of its plans, with nothing in between but appointments and lateness. */
final class AccountMonths {
    private static final Duration LATE = Duration.ofHours(1);
    private static final Duration HORIZON = Duration.ofDays(35);

    final Timetable hours;
    final Quota quota;
    final List<Candidate> queue = new ArrayList<>();
    final List<Candidate> sent = new ArrayList<>();
    final List<Instant> sentAt = new ArrayList<>();
    private final Duration room;
    private @Nullable Appointment appointment;
    private @Nullable Instant lastLook;

    AccountMonths(PlanRequestBuilder context) {
        hours = context.timetable();
        quota = context.quota;
        room = context.room;
        queue.addAll(context.queue);
    }

    /** One round. Says when the next can have something to do; null when the plan is empty. */
    @Nullable
    Instant round(Instant now) {
        missed(now);
        Slot first = first(now);
        while (first != null && !first.at().isAfter(now) && isAllowed(now)) {
            publish(first, now);
            first = first(now);
        }
        if (first != null) {
            appointment = new Appointment(first.id(), first.at(), notAfter(first.at()), "");
        }
        lastLook = now;
        return first == null ? null : first.at();
    }

    private @Nullable Slot first(Instant now) {
        AccountHistory past = new AccountHistory(sentAt, sentAt, lastLook, null);
        PlanRequest ask = new PlanRequest(hours, quota, room, queue, past, appointment, "life", now, now.plus(HORIZON));
        return Planner.plan(ask).slots().stream().findFirst().orElse(null);
    }

    private void publish(Slot slot, Instant now) {
        Candidate candidate =
                queue.stream().filter(c -> c.id().equals(slot.id())).findFirst().orElseThrow();
        queue.remove(candidate);
        sent.add(candidate);
        sentAt.add(now);
        if (appointment != null && appointment.delivery().equals(slot.id())) {
            appointment = null;
        }
    }

    private void missed(Instant now) {
        for (int i = 0; i < queue.size(); i++) {
            Candidate candidate = queue.get(i);
            Instant slot = candidate.at();
            if (slot == null && appointment != null && appointment.delivery().equals(candidate.id())) {
                slot = appointment.slot();
            }
            if (slot != null && !now.isBefore(notAfter(slot))) {
                queue.set(
                        i,
                        new Candidate(
                                candidate.id(),
                                null,
                                true,
                                candidate.notBefore(),
                                candidate.expires(),
                                LatePolicy.NEXT_SLOT));
                appointment = null;
            }
        }
    }

    private boolean isAllowed(Instant t) {
        return hours.openAt(t).filter(w -> t.plus(room).isBefore(w.end())).isPresent();
    }

    private Instant notAfter(Instant slot) {
        Instant late = slot.plus(LATE);
        Instant closed = hours.openAt(slot).map(Window::end).orElse(slot).minus(room);
        return late.isBefore(closed) ? late : closed;
    }
}

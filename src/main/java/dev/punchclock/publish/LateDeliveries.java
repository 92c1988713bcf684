package dev.punchclock.publish;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of deliveries that missed their slot, or have expired. */
final class LateDeliveries {
    private LateDeliveries() {}

    /** @param lastLook when a round looked last: what was missed since was missed because nothing looked; or null */
    static List<EntryBody> decide(
            Workspace workspace,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now) {
        List<EntryBody> facts = new ArrayList<>();
        for (AccountContext context : workspace.contexts().values()) {
            facts.addAll(decide(context, checked, ledgerState, lastLook, now));
        }
        return facts;
    }

    /** The same on one account. */
    static List<EntryBody> decide(
            AccountContext context,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now) {
        List<EntryBody> facts = new ArrayList<>();
        for (PendingDeliveries waiting : PendingDeliveries.on(context, checked, ledgerState)) {
            EntryBody fact = decide(waiting, ledgerState, lastLook, now);
            if (fact != null) {
                facts.add(fact);
            }
        }
        for (PendingDeliveries begun : PendingDeliveries.begun(context, checked, ledgerState)) {
            if (begun.hasExpired(now)) {
                facts.add(halfExpired(begun, lastLook));
            }
        }
        return facts;
    }

    /** Half a thread is no post: a person has to see it. */
    private static EntryBody halfExpired(PendingDeliveries begun, @Nullable Instant lastLook) {
        Delivery delivery = begun.delivery();
        Instant expires = Objects.requireNonNull(begun.expires());
        EntryBody held = EntryBody.of(EntryKind.HELD, delivery.id())
                .note("expired after %d of %d parts, %s"
                        .formatted(delivery.published().size(), delivery.parts(), told(begun, expires)));
        return marked(held, expires, lastLook);
    }

    private static String told(PendingDeliveries waiting, Instant t) {
        return TimeFormat.exactly(t, waiting.context().timetable().zone());
    }

    private static @Nullable EntryBody decide(
            PendingDeliveries waiting, LedgerState ledgerState, @Nullable Instant lastLook, Instant now) {
        DeliveryId id = waiting.delivery().id();
        Instant expires = waiting.expires();
        if (expires != null && waiting.hasExpired(now)) {
            String why = now.isBefore(expires) ? "too little time before it expires, " : "expired ";
            EntryBody dropped = EntryBody.of(EntryKind.DROPPED, id).note(why + told(waiting, expires));
            return marked(dropped, expires, lastLook);
        }
        Instant slot = ledgerState.isPaused(waiting.context().owner()) ? null : slot(waiting, ledgerState, now);
        if (slot == null || !now.isAfter(slot) || !now.isAfter(waiting.context().lastInTime(slot))) {
            return null;
        }
        boolean wasClosed = waiting.context().timetable().openAt(slot).isEmpty();
        if (wasClosed && waiting.pinnedAt() == null) {
            return null; // its slot was taken from it, and it gets another
        }
        String why = wasClosed ? closed(waiting, slot, now) : missed(waiting, slot, lastLook, now);
        LocalDateTime pinned =
                waiting.pinnedAt() == null ? null : waiting.post().at();
        EntryBody fact = switch (waiting.post().late()) {
            case NEXT_SLOT -> EntryBody.moved(id, pinned, why);
            case DROP -> EntryBody.of(EntryKind.DROPPED, id).note(why);
            case HOLD -> EntryBody.of(EntryKind.HELD, id).note(why);
        };
        return wasClosed ? fact : marked(fact, slot, lastLook);
    }

    /** Says of what came to pass after the last look that nobody saw it. */
    private static EntryBody marked(EntryBody fact, Instant at, @Nullable Instant lastLook) {
        return lastLook != null && lastLook.isBefore(at) ? fact.with(EntryBody.UNSEEN, "true") : fact;
    }

    /** What it missed, and whether that was because the machine was off or asleep. */
    private static String missed(PendingDeliveries waiting, Instant slot, @Nullable Instant lastLook, Instant now) {
        ZoneId zone = waiting.context().timetable().zone();
        String missed = "missed " + TimeFormat.exactly(slot, zone, now);
        return lastLook == null || !lastLook.isBefore(slot)
                ? missed
                : missed + "; nothing looked at the clock from " + TimeFormat.dayAndTime(lastLook, zone, now) + " to "
                        + TimeFormat.dayAndTime(now, zone);
    }

    /** That it could not go out at its time, whoever had looked, and what closed that. */
    private static String closed(PendingDeliveries waiting, Instant slot, Instant now) {
        Timetable timetable = waiting.context().timetable();
        String by = timetable.lost(slot, slot.plusSeconds(1)).stream()
                .findFirst()
                .map(closed -> ", " + closed.what())
                .orElse("");
        return "off at its time, " + TimeFormat.exactly(slot, timetable.zone(), now) + by;
    }

    /**
     * The slot it was bound to: its own time, or when work goes on after it; or its appointment. Null while it is bound to
     * none, or that is to come.
     */
    private static @Nullable Instant slot(PendingDeliveries waiting, LedgerState ledgerState, Instant now) {
        Instant pinned = waiting.pinnedAt();
        if (pinned != null) {
            return now.isAfter(pinned)
                    ? waiting.context().slotOf(pinned, waiting.post().late()).orElse(null)
                    : null; // to come
        }
        DeliveryId id = waiting.delivery().id();
        return ledgerState
                .appointment(id.account())
                .filter(a -> a.delivery().equals(id))
                .map(Appointment::slot)
                .orElse(null);
    }
}

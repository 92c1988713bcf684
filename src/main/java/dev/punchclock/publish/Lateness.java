package dev.punchclock.publish;

import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of deliveries that missed their slot, or have expired. */
final class Lateness {
    private Lateness() {}

    /** @param lastLook when a round looked last: what was missed since was missed because nothing looked; or null */
    static List<Fact> decide(Workspace workspace, Checked checked, Book book, @Nullable Instant lastLook, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Desk desk : workspace.desks().values()) {
            facts.addAll(decide(desk, checked, book, lastLook, now));
        }
        return facts;
    }

    /** The same on one account. */
    static List<Fact> decide(Desk desk, Checked checked, Book book, @Nullable Instant lastLook, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Waiting waiting : Waiting.on(desk, checked, book)) {
            Fact fact = decide(waiting, book, lastLook, now);
            if (fact != null) {
                facts.add(fact);
            }
        }
        for (Waiting begun : Waiting.begun(desk, checked, book)) {
            if (begun.hasExpired(now)) {
                facts.add(halfExpired(begun, lastLook));
            }
        }
        return facts;
    }

    /** Half a thread is no post: a person has to see it. */
    private static Fact halfExpired(Waiting begun, @Nullable Instant lastLook) {
        Delivery delivery = begun.delivery();
        Instant expires = Objects.requireNonNull(begun.expires());
        Fact held = Fact.of(Kind.HELD, delivery.id())
                .note("expired after %d of %d parts, %s"
                        .formatted(delivery.published().size(), delivery.parts(), told(begun, expires)));
        return marked(held, expires, lastLook);
    }

    private static String told(Waiting waiting, Instant t) {
        return Told.exactly(t, waiting.desk().timetable().zone());
    }

    private static @Nullable Fact decide(Waiting waiting, Book book, @Nullable Instant lastLook, Instant now) {
        DeliveryId id = waiting.delivery().id();
        Instant expires = waiting.expires();
        if (expires != null && waiting.hasExpired(now)) {
            String why = now.isBefore(expires) ? "too little time before it expires, " : "expired ";
            Fact dropped = Fact.of(Kind.DROPPED, id).note(why + told(waiting, expires));
            return marked(dropped, expires, lastLook);
        }
        Instant slot = book.isPaused(waiting.desk().owner()) ? null : slot(waiting, book, now);
        if (slot == null || !now.isAfter(slot) || !now.isAfter(waiting.desk().lastInTime(slot))) {
            return null;
        }
        boolean wasClosed = waiting.desk().timetable().openAt(slot).isEmpty();
        if (wasClosed && waiting.pinnedAt() == null) {
            return null; // its slot was taken from it, and it gets another
        }
        String why = wasClosed ? closed(waiting, slot, now) : missed(waiting, slot, lastLook, now);
        LocalDateTime pinned =
                waiting.pinnedAt() == null ? null : waiting.post().at();
        Fact fact = switch (waiting.post().late()) {
            case NEXT_SLOT -> Fact.moved(id, pinned, why);
            case DROP -> Fact.of(Kind.DROPPED, id).note(why);
            case HOLD -> Fact.of(Kind.HELD, id).note(why);
        };
        return wasClosed ? fact : marked(fact, slot, lastLook);
    }

    /** Says of what came to pass after the last look that nobody saw it. */
    private static Fact marked(Fact fact, Instant at, @Nullable Instant lastLook) {
        return lastLook != null && lastLook.isBefore(at) ? fact.with(Fact.UNSEEN, "true") : fact;
    }

    /** What it missed, and whether that was because the machine was off or asleep. */
    private static String missed(Waiting waiting, Instant slot, @Nullable Instant lastLook, Instant now) {
        ZoneId zone = waiting.desk().timetable().zone();
        String missed = "missed " + Told.exactly(slot, zone, now);
        return lastLook == null || !lastLook.isBefore(slot)
                ? missed
                : missed + "; nothing looked at the clock from " + Told.dayAndTime(lastLook, zone, now) + " to "
                        + Told.dayAndTime(now, zone);
    }

    /** That it could not go out at its time, whoever had looked, and what closed that. */
    private static String closed(Waiting waiting, Instant slot, Instant now) {
        Timetable timetable = waiting.desk().timetable();
        String by = timetable.lost(slot, slot.plusSeconds(1)).stream()
                .findFirst()
                .map(closed -> ", " + closed.what())
                .orElse("");
        return "off at its time, " + Told.exactly(slot, timetable.zone(), now) + by;
    }

    /**
     * The slot it was bound to: its own time, or when work goes on after it; or its appointment. Null while it is bound to
     * none, or that is to come.
     */
    private static @Nullable Instant slot(Waiting waiting, Book book, Instant now) {
        Instant pinned = waiting.pinnedAt();
        if (pinned != null) {
            return now.isAfter(pinned)
                    ? waiting.desk().slotOf(pinned, waiting.post().late()).orElse(null)
                    : null; // to come
        }
        DeliveryId id = waiting.delivery().id();
        return book.appointment(id.account())
                .filter(a -> a.delivery().equals(id))
                .map(Appointment::slot)
                .orElse(null);
    }
}

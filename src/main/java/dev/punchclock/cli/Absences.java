package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Look;
import dev.punchclock.ledger.State;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.publish.Absence;
import dev.punchclock.publish.Outlook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That nobody looked for a while: told while it lasts, and for the rest of the day on which it ended.
 *
 * @param happened what it did to posts
 */
record Absences(Absence absence, List<Fact> happened) {

    static Optional<Absences> lately(Session session, Outlook outlook) {
        Ledger ledger = session.existing().orElse(null);
        if (ledger == null) {
            return Optional.empty();
        }
        Instant last = ledger.lastLook().map(Look::at).orElse(null);
        Optional<Absence> lasting = Absence.of(session.workspace(), session.book(), last, session.now());
        return lasting.isPresent()
                ? lasting.map(absence -> new Absences(absence, outlook.decisions()))
                : ended(session, ledger);
    }

    /** The last one that ended today. */
    private static Optional<Absences> ended(Session session, Ledger ledger) {
        WallClock clock = new WallClock(session.zone());
        Instant today = clock.startOf(clock.dayOf(session.now()));
        List<Entry> all = ledger.lately(Kind.ABSENT, today);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = all.get(all.size() - 1);
        Instant from = entry.fact().slot();
        Instant to = entry.fact().until();
        if (from == null || to == null) {
            return Optional.empty();
        }
        List<Fact> facts = Stream.of(Kind.MOVED, Kind.DROPPED, Kind.HELD)
                .flatMap(kind -> ledger.lately(kind, entry.at()).stream())
                .filter(each -> each.at().equals(entry.at()))
                .map(Entry::fact)
                .toList();
        return Optional.of(new Absences(Absence.between(session.workspace(), session.book(), from, to), facts));
    }

    /** What was moved and still waits is told with its reason anyway. */
    List<String> lines(Book book, ZoneId zone) {
        List<String> lines = new ArrayList<>(absence.lines(zone));
        String posts = Absence.posts(
                happened.stream().filter(fact -> !waits(fact, book)).toList());
        if (!posts.isEmpty()) {
            lines.add("  " + posts);
        }
        return lines;
    }

    private static boolean waits(Fact fact, Book book) {
        DeliveryId id = fact.delivery();
        Delivery delivery = id == null ? null : book.find(id);
        return delivery != null && delivery.state() == State.WAITING;
    }

    static Map<String, Object> json(Absence absence, List<Fact> happened, ZoneId zone) {
        List<Map<String, Object>> closed = absence.closed().stream()
                .map(each -> Json.object(
                        "account", each.account(),
                        "period", each.label(),
                        "first", each.first(),
                        "posted", each.posted(),
                        "least", each.least(),
                        "why", each.why().isEmpty() ? null : each.why()))
                .toList();
        List<Map<String, Object>> missed = Absence.missed(happened).stream()
                .map(fact -> Json.object(
                        "post", fact.post(),
                        "account", fact.account(),
                        "happened", ForMachines.word(fact.kind())))
                .toList();
        return Json.object(
                "from", Json.time(absence.from(), zone),
                "to", Json.time(absence.to(), zone),
                "workMinutes", absence.work().toMinutes(),
                "closed", closed,
                "missed", missed);
    }
}

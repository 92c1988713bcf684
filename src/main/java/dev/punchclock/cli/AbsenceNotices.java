package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.publish.Absence;
import dev.punchclock.publish.RoundPreview;
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
record AbsenceNotices(Absence absence, List<EntryBody> happened) {

    static Optional<AbsenceNotices> lately(WorkspaceSession session, RoundPreview outlook) {
        Ledger ledger = session.existing().orElse(null);
        if (ledger == null) {
            return Optional.empty();
        }
        Instant last = ledger.lastLook().map(RoundTimestamp::at).orElse(null);
        Optional<Absence> lasting = Absence.of(session.workspace(), session.book(), last, session.now());
        return lasting.isPresent()
                ? lasting.map(absence -> new AbsenceNotices(absence, outlook.decisions()))
                : ended(session, ledger);
    }

    /** The last one that ended today. */
    private static Optional<AbsenceNotices> ended(WorkspaceSession session, Ledger ledger) {
        WallClock clock = new WallClock(session.zone());
        Instant today = clock.startOf(clock.dayOf(session.now()));
        List<Entry> all = ledger.lately(EntryKind.ABSENT, today);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = all.get(all.size() - 1);
        Instant from = entry.fact().slot();
        Instant to = entry.fact().until();
        if (from == null || to == null) {
            return Optional.empty();
        }
        List<EntryBody> facts = Stream.of(EntryKind.MOVED, EntryKind.DROPPED, EntryKind.HELD)
                .flatMap(kind -> ledger.lately(kind, entry.at()).stream())
                .filter(each -> each.at().equals(entry.at()))
                .map(Entry::fact)
                .toList();
        return Optional.of(new AbsenceNotices(Absence.between(session.workspace(), session.book(), from, to), facts));
    }

    /** What was moved and still waits is told with its reason anyway. */
    List<String> lines(LedgerState book, ZoneId zone) {
        List<String> lines = new ArrayList<>(absence.lines(zone));
        String posts = Absence.posts(
                happened.stream().filter(fact -> !waits(fact, book)).toList());
        if (!posts.isEmpty()) {
            lines.add("  " + posts);
        }
        return lines;
    }

    private static boolean waits(EntryBody fact, LedgerState book) {
        DeliveryId id = fact.delivery();
        Delivery delivery = id == null ? null : book.find(id);
        return delivery != null && delivery.state() == DeliveryState.WAITING;
    }

    static Map<String, Object> json(Absence absence, List<EntryBody> happened, ZoneId zone) {
        List<Map<String, Object>> closed = absence.closed().stream()
                .map(each -> JsonWriter.object(
                        "account", each.account(),
                        "period", each.label(),
                        "first", each.first(),
                        "posted", each.posted(),
                        "least", each.least(),
                        "why", each.why().isEmpty() ? null : each.why()))
                .toList();
        List<Map<String, Object>> missed = Absence.missed(happened).stream()
                .map(fact -> JsonWriter.object(
                        "post", fact.post(),
                        "account", fact.account(),
                        "happened", JsonValues.word(fact.kind())))
                .toList();
        return JsonWriter.object(
                "from", JsonWriter.time(absence.from(), zone),
                "to", JsonWriter.time(absence.to(), zone),
                "workMinutes", absence.work().toMinutes(),
                "closed", closed,
                "missed", missed);
    }
}

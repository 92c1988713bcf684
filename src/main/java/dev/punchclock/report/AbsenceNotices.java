package dev.punchclock.report;

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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That nobody looked for a while: told while it lasts, and for the rest of the day on which it ended.
 *
 * @param happened what it did to posts
 */
public record AbsenceNotices(Absence absence, List<EntryBody> happened) {

    public static Optional<AbsenceNotices> lately(ReportSource source, RoundPreview outlook) {
        Ledger ledger = source.ledger().orElse(null);
        if (ledger == null) {
            return Optional.empty();
        }
        Instant last = ledger.lastLook().map(RoundTimestamp::at).orElse(null);
        Optional<Absence> lasting = Absence.of(source.workspace(), source.book(), last, source.now());
        return lasting.isPresent()
                ? lasting.map(absence -> new AbsenceNotices(absence, outlook.decisions()))
                : ended(source, ledger);
    }

    /** The last one that ended today. */
    private static Optional<AbsenceNotices> ended(ReportSource source, Ledger ledger) {
        WallClock clock = new WallClock(source.zone());
        Instant today = clock.startOf(clock.dayOf(source.now()));
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
        return Optional.of(new AbsenceNotices(Absence.between(source.workspace(), source.book(), from, to), facts));
    }

    /** What was moved and still waits is told with its reason anyway. */
    public List<String> lines(LedgerState ledgerState, ZoneId zone) {
        List<String> lines = new ArrayList<>(absence.lines(zone));
        String posts = Absence.posts(
                happened.stream().filter(fact -> !waits(fact, ledgerState)).toList());
        if (!posts.isEmpty()) {
            lines.add("  " + posts);
        }
        return lines;
    }

    private static boolean waits(EntryBody fact, LedgerState ledgerState) {
        DeliveryId id = fact.delivery();
        Delivery delivery = id == null ? null : ledgerState.find(id);
        return delivery != null && delivery.state() == DeliveryState.WAITING;
    }
}

package dev.punchclock.report;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.publish.Absence;
import dev.punchclock.publish.LastPeriod;
import dev.punchclock.publish.RoundPreview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a report says of itself, because a person would want to know: posts off the clock, posts that missed their slot. */
public final class ReportNotices {
    /** The longest period, and what has gone of the one after it. */
    private static final Duration PERIOD = Duration.ofDays(62);

    private static final Duration OF_LATE = Duration.ofDays(31);

    private ReportNotices() {}

    public static List<String> lines(ReportSource source, RoundPreview outlook) {
        List<String> lines = new ArrayList<>();
        Optional<AbsenceNotices> away = AbsenceNotices.lately(source, outlook);
        away.ifPresent(each -> lines.addAll(each.lines(outlook.book(), source.zone())));
        lines.addAll(lastPeriods(source, outlook, away.map(AbsenceNotices::absence)));
        offHours(source).forEach(entry -> lines.add(offHours(source, entry)));
        outlook.book().inHand().stream()
                .filter(delivery ->
                        delivery.state() == DeliveryState.WAITING && delivery.moved() && delivery.note() != null)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(delivery -> lines.add(delivery.id() + " moved: " + delivery.note()));
        return lines;
    }

    /** The periods that ended last, where they ended short and the absence does not tell of them. */
    private static List<String> lastPeriods(ReportSource source, RoundPreview outlook, Optional<Absence> absence) {
        List<LastPeriod> ended = source.workspace().contexts().values().stream()
                .flatMap(context -> LastPeriod.thatEndedShort(context, outlook.book(), source.now()).stream())
                .filter(last -> absence.stream().noneMatch(last::isToldBy))
                .toList();
        if (ended.isEmpty()) {
            return List.of();
        }
        List<Entry> absences = source.ledger()
                .map(ledger -> ledger.lately(EntryKind.ABSENT, source.now().minus(PERIOD)))
                .orElse(List.of());
        return ended.stream().map(last -> last.words(absences)).toList();
    }

    /** When the door in the fence was opened, in the last month. */
    public static List<Entry> offHours(ReportSource source) {
        Instant since = source.now().minus(OF_LATE);
        return source.ledger().map((Ledger ledger) -> ledger.offHours(since)).orElse(List.of());
    }

    private static String offHours(ReportSource source, Entry entry) {
        EntryBody fact = entry.fact();
        ZoneId zone = source.zone(fact.account());
        boolean paid = Boolean.parseBoolean(fact.detail(EntryBody.PAID));
        String why = fact.note() == null ? "" : ": " + fact.note();
        return fact.delivery() + " went through the door off the clock, "
                + TimeFormat.exactly(entry.at(), zone, source.now()) + ", " + (paid ? "paid" : "unpaid") + why;
    }
}

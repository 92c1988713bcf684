package dev.punchclock.cli;

import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.publish.Absence;
import dev.punchclock.publish.LastPeriod;
import dev.punchclock.publish.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a report says of itself, because a person would want to know: posts off the clock, posts that missed their slot. */
final class Noticed {
    /** The longest period, and what has gone of the one after it. */
    private static final Duration PERIOD = Duration.ofDays(62);

    private static final Duration OF_LATE = Duration.ofDays(31);

    private Noticed() {}

    static List<String> lines(Session session, Outlook outlook) {
        List<String> lines = new ArrayList<>();
        Optional<Absences> away = Absences.lately(session, outlook);
        away.ifPresent(each -> lines.addAll(each.lines(outlook.book(), session.zone())));
        lines.addAll(lastPeriods(session, outlook, away.map(Absences::absence)));
        offHours(session).forEach(entry -> lines.add(offHours(session, entry)));
        outlook.book().inHand().stream()
                .filter(delivery -> delivery.state() == State.WAITING && delivery.moved() && delivery.note() != null)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(delivery -> lines.add(delivery.id() + " moved: " + delivery.note()));
        return lines;
    }

    /** The periods that ended last, where they ended short and the absence does not tell of them. */
    private static List<String> lastPeriods(Session session, Outlook outlook, Optional<Absence> absence) {
        List<LastPeriod> ended = session.workspace().desks().values().stream()
                .flatMap(desk -> LastPeriod.thatEndedShort(desk, outlook.book(), session.now()).stream())
                .filter(last -> absence.stream().noneMatch(last::isToldBy))
                .toList();
        if (ended.isEmpty()) {
            return List.of();
        }
        List<Entry> absences = session.existing()
                .map(ledger -> ledger.lately(Kind.ABSENT, session.now().minus(PERIOD)))
                .orElse(List.of());
        return ended.stream().map(last -> last.words(absences)).toList();
    }

    /** When the door in the fence was opened, in the last month. */
    static List<Entry> offHours(Session session) {
        Instant since = session.now().minus(OF_LATE);
        return session.existing().map((Ledger ledger) -> ledger.offHours(since)).orElse(List.of());
    }

    private static String offHours(Session session, Entry entry) {
        Fact fact = entry.fact();
        ZoneId zone = Words.zone(session.workspace(), java.util.Objects.requireNonNull(fact.account()), session.zone());
        boolean paid = Boolean.parseBoolean(fact.detail(Fact.PAID));
        String why = fact.note() == null ? "" : ": " + fact.note();
        return fact.delivery() + " went through the door off the clock, "
                + Told.exactly(entry.at(), zone, session.now()) + ", " + (paid ? "paid" : "unpaid") + why;
    }
}

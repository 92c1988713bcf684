package dev.punchclock.cli;

import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.publish.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What a report says of itself, because a person would want to know: posts off the clock, posts that missed their slot. */
final class Noticed {
    private static final Duration OF_LATE = Duration.ofDays(31);

    private Noticed() {}

    static List<String> lines(Session session, Outlook outlook) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Absences.lines(session, outlook));
        offHours(session).forEach(entry -> lines.add(offHours(session, entry)));
        outlook.book().deliveries().stream()
                .filter(delivery -> delivery.state() == State.WAITING && delivery.moved() && delivery.note() != null)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(delivery -> lines.add(delivery.id() + " moved: " + delivery.note()));
        return lines;
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
        return fact.delivery() + " went through the door off the clock, " + Told.exactly(entry.at(), zone) + ", "
                + (paid ? "paid" : "unpaid") + why;
    }
}

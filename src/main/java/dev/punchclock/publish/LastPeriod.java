package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Closed;
import dev.punchclock.hours.Told;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.State;
import dev.punchclock.plan.Forecast;
import dev.punchclock.plan.Planner;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why the period of a quota that ended last ended short of its least. */
public final class LastPeriod {
    /** A day without work is no period to speak of; a longer pause is told by other means. */
    private static final int BACK = 7;

    private final Desk desk;
    private final Book book;
    private final Window period;
    private final Forecast forecast;

    private LastPeriod(Desk desk, Book book, Window period, Forecast forecast) {
        this.desk = desk;
        this.book = book;
        this.period = period;
        this.forecast = forecast;
    }

    /**
     * In a line, such as {@code acme, last week (week 48): 3 of 5, because talk is held}; empty where it did not end
     * short, or had ended before there was a post.
     *
     * @param absences entries that say when nobody looked
     */
    public static Optional<String> line(Desk desk, Book book, List<Entry> absences, Instant now) {
        Quota quota = desk.account().quota();
        WallClock clock = desk.timetable().clock();
        LocalDate first = quota.per().startOf(clock.dayOf(now));
        for (int i = 0; i < BACK; i++) {
            Instant end = clock.startOf(first);
            first = quota.per().startOf(first.minusDays(1));
            Window period = new Window(clock.startOf(first), end);
            if (!desk.timetable().windows(period.start(), end).isEmpty() || quota.per() != Period.DAY) {
                return of(desk, book, period).map(last -> last.words(absences));
            }
        }
        return Optional.empty();
    }

    private static Optional<LastPeriod> of(Desk desk, Book book, Window period) {
        boolean isKnown = desk.account().quota().min() > 0
                && book.deliveries().stream()
                        .anyMatch(each ->
                                book.owns(desk.owner(), each) && each.since().isBefore(period.end()));
        if (!isKnown) {
            return Optional.empty();
        }
        Instant last = period.end().minusSeconds(1);
        return Planner.plan(Waiting.ask(desk, List.of(), null, book, null, last, period.end())).forecasts().stream()
                .filter(forecast -> forecast.shortfall() > 0)
                .findFirst()
                .map(forecast -> new LastPeriod(desk, book, period, forecast));
    }

    private String words(List<Entry> absences) {
        Period per = desk.account().quota().per();
        String which = per == Period.DAY ? forecast.label() : "last " + per.word() + " (" + forecast.label() + ")";
        List<String> why = new ArrayList<>();
        held().ifPresent(why::add);
        unseen(absences).ifPresent(why::add);
        timeOff().ifPresent(why::add);
        if (why.isEmpty()) {
            why.add(waited() ? "what waited had no slot in it" : "no more posts were in the queue");
        }
        return desk.account().name() + ", " + which + ": " + forecast.posted() + " of " + forecast.min() + ", because "
                + String.join("; ", why);
    }

    private Optional<String> held() {
        List<Delivery> held = book.deliveries().stream()
                .filter(each -> each.state() == State.HELD && isFromBefore(each))
                .toList();
        String names = held.stream()
                .map(each -> each.id().post().value())
                .sorted()
                .limit(3)
                .collect(Collectors.joining(", "));
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        held.size() == 1
                                ? names + " is held"
                                : held.size() + " are held: " + names + (held.size() > 3 ? ", …" : ""));
    }

    private boolean waited() {
        return book.deliveries().stream().anyMatch(each -> each.state() == State.WAITING && isFromBefore(each));
    }

    private boolean isFromBefore(Delivery delivery) {
        return book.owns(desk.owner(), delivery) && delivery.since().isBefore(period.end());
    }

    private Optional<String> unseen(List<Entry> absences) {
        Windows unseen = Windows.NONE;
        for (Entry entry : absences) {
            Instant from = entry.fact().slot();
            Instant to = entry.fact().until();
            if (from != null && to != null && from.isBefore(period.end()) && to.isAfter(period.start())) {
                Instant begins = from.isAfter(period.start()) ? from : period.start();
                Instant ends = to.isBefore(period.end()) ? to : period.end();
                List<Window> all = new ArrayList<>(unseen.list());
                all.addAll(desk.timetable().windows(begins, ends).list());
                unseen = Windows.of(all);
            }
        }
        return unseen.isEmpty()
                ? Optional.empty()
                : Optional.of("nobody looked in " + Told.work(unseen.total()) + " of its "
                        + Told.work(desk.timetable()
                                .windows(period.start(), period.end())
                                .total()));
    }

    private Optional<String> timeOff() {
        String off = desk.timetable().lost(period.start(), period.end()).stream()
                .map(LastPeriod::told)
                .limit(3)
                .collect(Collectors.joining(", "));
        return off.isEmpty() ? Optional.empty() : Optional.of("off: " + off);
    }

    private static String told(Closed closed) {
        return closed.what() + " " + Told.work(closed.when().total());
    }
}

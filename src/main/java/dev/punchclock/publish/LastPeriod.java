package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ClosedTime;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Planner;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The period of a quota that ended last, where it ended short of its least. It tells what is certain: the ledger state
 * says how things stand today, and what was held or paused then may be out by now.
 */
public final class LastPeriod {
    /** A day without work is no period to speak of; a longer pause is told by other means. */
    private static final int BACK = 7;

    private final AccountContext context;
    private final Window period;
    private final QuotaForecast forecast;

    private LastPeriod(AccountContext context, Window period, QuotaForecast forecast) {
        this.context = context;
        this.period = period;
        this.forecast = forecast;
    }

    /** Empty where it did not end short, or had ended before there was a post. */
    public static Optional<LastPeriod> thatEndedShort(AccountContext context, LedgerState ledgerState, Instant now) {
        Quota quota = context.account().quota();
        WallClock clock = context.timetable().clock();
        LocalDate first = quota.per().startOf(clock.dayOf(now));
        for (int i = 0; i < BACK && quota.min() > 0; i++) {
            Instant end = clock.startOf(first);
            first = quota.per().startOf(first.minusDays(1));
            Window period = new Window(clock.startOf(first), end);
            if (!context.timetable().windows(period.start(), end).isEmpty() || quota.per() != Period.DAY) {
                return of(context, ledgerState, period);
            }
        }
        return Optional.empty();
    }

    private static Optional<LastPeriod> of(AccountContext context, LedgerState ledgerState, Window period) {
        if (!ledgerState.hadPostBefore(context.owner(), period.end())) {
            return Optional.empty();
        }
        Instant last = period.end().minusSeconds(1);
        return Planner.plan(PendingDeliveries.ask(context, List.of(), null, ledgerState, null, last, period.end()))
                .forecasts()
                .stream()
                .filter(forecast -> forecast.shortfall() > 0)
                .findFirst()
                .map(forecast -> new LastPeriod(context, period, forecast));
    }

    /** Whether the absence tells of it as well. */
    public boolean isToldBy(Absence absence) {
        return absence.closed().stream()
                .anyMatch(closed -> closed.account().equals(context.account().name())
                        && closed.first().equals(forecast.first()));
    }

    /**
     * In a line, such as {@code acme, last week (week 48): 3 of 5; nobody looked in 2 h of its 34 h.}
     *
     * @param absences entries that say when nobody looked
     */
    public String words(List<Entry> absences) {
        Period per = context.account().quota().per();
        String which = per == Period.DAY ? forecast.label() : "last " + per.word() + " (" + forecast.label() + ")";
        return context.account().name() + ", " + which + ": " + forecast.posted() + " of " + forecast.min()
                + unseen(absences) + timeOff() + ".";
    }

    private String unseen(List<Entry> absences) {
        List<Window> all = new ArrayList<>();
        for (Entry entry : absences) {
            Instant from = entry.fact().slot();
            Instant to = entry.fact().until();
            if (from != null && to != null && from.isBefore(period.end()) && to.isAfter(period.start())) {
                Instant begins = from.isAfter(period.start()) ? from : period.start();
                Instant ends = to.isBefore(period.end()) ? to : period.end();
                all.addAll(context.timetable().windows(begins, ends).list());
            }
        }
        Duration unseen = Windows.of(all).total();
        Duration work =
                context.timetable().windows(period.start(), period.end()).total();
        if (unseen.isZero()) {
            return "";
        }
        return "; nobody looked"
                + (unseen.equals(work) ? "" : " in " + TimeFormat.work(unseen) + " of its " + TimeFormat.work(work));
    }

    private String timeOff() {
        String off = context.timetable().lost(period.start(), period.end()).stream()
                .map(LastPeriod::told)
                .limit(3)
                .collect(Collectors.joining(", "));
        return off.isEmpty() ? "" : "; off: " + off;
    }

    private static String told(ClosedTime closed) {
        return closed.what() + " " + TimeFormat.work(closed.when().total());
    }
}

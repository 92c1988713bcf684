package dev.punchclock.cli;

import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Question;
import dev.punchclock.plan.Forecast;
import dev.punchclock.plan.Plan;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.util.List;

/** Which forecasts are worth a person's eye. */
final class Forecasts {
    private Forecasts() {}

    /**
     * Leaves out periods without work time to come in which nothing was posted or could have been: days off, and the
     * rest of a week that had ended before the first post was handed in.
     */
    static List<Forecast> worthTelling(Desk desk, Plan plan, Book book, Instant now) {
        return plan.forecasts().stream()
                .filter(each -> each.posted() + each.planned() + each.possible() > 0 || wasOwed(each, desk, book, now))
                .toList();
    }

    private static boolean wasOwed(Forecast forecast, Desk desk, Book book, Instant now) {
        WallClock clock = desk.timetable().clock();
        List<Window> worked =
                desk.timetable().windows(clock.startOf(forecast.first()), now).list();
        if (worked.isEmpty() || forecast.shortfall() == 0) {
            return false;
        }
        Instant closed = worked.get(worked.size() - 1).end();
        return !book.all(new Question.Before(null, closed)).isEmpty();
    }
}

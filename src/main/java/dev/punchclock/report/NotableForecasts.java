package dev.punchclock.report;

import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.List;

/** Which forecasts are worth a person's eye. */
public final class NotableForecasts {
    private NotableForecasts() {}

    /**
     * Leaves out periods without work time to come in which nothing was posted or could have been: days off, and the
     * rest of a week that had ended before the first post was handed in.
     */
    public static List<QuotaForecast> worthTelling(
            AccountContext context, Plan plan, LedgerState ledgerState, Instant now) {
        return plan.forecasts().stream()
                .filter(each -> each.posted() + each.planned() + each.possible() > 0
                        || wasOwed(each, context, ledgerState, now))
                .toList();
    }

    private static boolean wasOwed(
            QuotaForecast forecast, AccountContext context, LedgerState ledgerState, Instant now) {
        WallClock clock = context.timetable().clock();
        List<Window> worked = context.timetable()
                .windows(clock.startOf(forecast.first()), now)
                .list();
        if (worked.isEmpty() || forecast.shortfall() == 0) {
            return false;
        }
        Instant closed = worked.get(worked.size() - 1).end();
        return !ledgerState.all(new DeliveryQuery.Before(null, closed)).isEmpty();
    }
}

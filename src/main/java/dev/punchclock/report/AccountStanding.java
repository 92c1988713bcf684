package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.plan.Slot;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one account stands.
 *
 * @param busy that it is closed by hand
 * @param open the work time that it is now; null when it is none
 * @param opens when work begins next; null while it is work time, and where none is near
 * @param networkClock how the network's clock differed when it was compared last; null when it agreed
 * @param quota how the period stands that is worth telling first; null when there is none
 * @param next the first post to go out; null when none has a slot
 * @param isWithoutTime whether posts wait for which there is no time
 */
public record AccountStanding(
        AccountContext context,
        boolean isPaused,
        Optional<ManualClosing> busy,
        @Nullable Window open,
        @Nullable Instant opens,
        @Nullable RecordedClockDifference networkClock,
        @Nullable QuotaForecast quota,
        @Nullable Slot next,
        boolean isWithoutTime) {

    /** Of every account, by name. */
    public static List<AccountStanding> of(ReportSource source, RoundPreview outlook) {
        List<AccountStanding> all = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> all.add(of(source, outlook.book(), source.context(name), plan)));
        return all;
    }

    private static AccountStanding of(ReportSource source, LedgerState ledgerState, AccountContext context, Plan plan) {
        Window open = context.timetable().openAt(source.now()).orElse(null);
        Optional<Window> next = open == null ? context.timetable().openNext(source.now()) : Optional.empty();
        List<QuotaForecast> forecasts = NotableForecasts.worthTelling(context, plan, ledgerState, source.now());
        return new AccountStanding(
                context,
                ledgerState.isPaused(context.owner()),
                ledgerState.busy(context.owner(), source.now()),
                open,
                next.map(Window::start).orElse(null),
                ledgerState.clock(context.account().name()).orElse(null),
                forecasts.isEmpty() ? null : forecasts.get(0),
                plan.slots().isEmpty() ? null : plan.slots().get(0),
                plan.slots().isEmpty() && !plan.unplaced().isEmpty());
    }

    public AccountName account() {
        return context.account().name();
    }

    public ZoneId zone() {
        return context.timetable().zone();
    }

    /** What comes next: {@code next Mon 23 Nov 10:42 GMT  tea}, or that nothing does. */
    public String next(Instant now) {
        if (next == null) {
            return isWithoutTime ? "no time for what waits" : "nothing waits";
        }
        return "next " + TimeFormat.inZone(next.at(), zone(), now) + "  "
                + next.id().post();
    }

    /** Whether the period will end below its least. */
    public boolean isShort() {
        return quota != null && quota.shortfall() > 0;
    }
}

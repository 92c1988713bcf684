package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.simulate.RehearsalReport;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What is missing to a minimum, in which period, and why. */
public record Shortfall(AccountName account, QuotaForecast forecast, int missing, String cause) {

    private static final Set<EntryKind> FATES = Set.of(EntryKind.HELD, EntryKind.DROPPED, EntryKind.REFUSED);

    public static Shortfall of(AccountName account, QuotaForecast forecast) {
        return new Shortfall(account, forecast, forecast.shortfall(), forecast.cause());
    }

    /** What was missing in the periods that a rehearsal played to their ends. */
    public static List<Shortfall> of(RoundPreview outlook, Workspace workspace, RehearsalReport report) {
        List<Shortfall> all = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> {
            AccountContext context = Objects.requireNonNull(workspace.contexts().get(name));
            for (QuotaForecast each : NotableForecasts.worthTelling(context, plan, outlook.book(), report.from())) {
                Shortfall missing = of(context, each, report);
                if (missing.missing() > 0) {
                    all.add(missing);
                }
            }
        });
        return all;
    }

    private static Shortfall of(AccountContext context, QuotaForecast forecast, RehearsalReport report) {
        WallClock clock = context.timetable().clock();
        LocalDate next = context.account().quota().per().endOf(forecast.first());
        Window period = new Window(clock.startOf(forecast.first()), clock.startOf(next));
        AccountName name = context.account().name();
        int published = (int) report.published().getOrDefault(name, List.of()).stream()
                .filter(each -> period.contains(each.at()))
                .count();
        boolean goesOn = !context.timetable().windows(report.to(), period.end()).isEmpty();
        int missing = goesOn ? 0 : forecast.min() - forecast.posted() - published;
        String cause = missing == forecast.shortfall() ? forecast.cause() : fate(name, period, report);
        return new Shortfall(name, forecast, missing, cause);
    }

    /** What became of posts in this period, though they were planned. */
    private static String fate(AccountName account, Window period, RehearsalReport report) {
        String lost = report.happened().stream()
                .filter(moment -> period.contains(moment.at())
                        && account.equals(moment.fact().account())
                        && FATES.contains(moment.fact().kind()))
                .map(moment ->
                        moment.fact().post() + " is " + moment.fact().kind().shown())
                .distinct()
                .collect(Collectors.joining(", "));
        return "not all that was planned went out" + (lost.isEmpty() ? "" : ": " + lost);
    }

    /** Such as {@code acme is 2 short in week 48 (least 5): 2 more posts are needed in the queue}. */
    public String words() {
        return account + " is " + missing + " short in " + forecast.label() + " (least " + forecast.min() + ")"
                + (cause.isEmpty() ? "" : ": " + cause);
    }
}

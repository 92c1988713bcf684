package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.publish.QueueDepletion;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which posts of one account go out when, and how its periods stand with them.
 *
 * @param busy that it is closed by hand
 * @param forecasts those worth a person's eye; {@link Plan#forecasts} has them all
 * @param needsYou what is held, unknown or published in part: it has no slot, and a person is to know
 * @param lasts how long its queue lasts, where a larger pace would change that
 */
public record AccountPlan(
        AccountContext context,
        Plan plan,
        boolean isPaused,
        Optional<ManualClosing> busy,
        List<QuotaForecast> forecasts,
        List<NeedyPost> needsYou,
        Optional<QueueDepletion> lasts) {

    public AccountPlan {
        forecasts = List.copyOf(forecasts);
        needsYou = List.copyOf(needsYou);
    }

    /** Of every account, by name, for so many weeks: this one included while it has work time left. */
    public static List<AccountPlan> of(ReportSource source, int weeks) {
        RoundPreview outlook = source.outlook(horizon(source, weeks));
        List<NeedyPost> needy = NeedyPost.of(source, outlook.book());
        List<AccountPlan> all = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> all.add(of(source, outlook.book(), source.context(name), plan, needy)));
        return all;
    }

    private static AccountPlan of(
            ReportSource source, LedgerState ledgerState, AccountContext context, Plan plan, List<NeedyPost> needy) {
        AccountName name = context.account().name();
        return new AccountPlan(
                context,
                plan,
                ledgerState.isPaused(context.owner()),
                ledgerState.busy(context.owner(), source.now()),
                NotableForecasts.worthTelling(context, plan, ledgerState, source.now()),
                needy.stream()
                        .filter(each -> each.delivery().id().account().equals(name))
                        .toList(),
                source.queueEnd(context, ledgerState));
    }

    private static Instant horizon(ReportSource source, int weeks) {
        WallClock clock = new WallClock(source.zone());
        LocalDate monday = Period.WEEK.endOf(clock.dayOf(source.now()));
        Instant weekEnds = clock.startOf(monday);
        boolean workIsLeft = source.workspace().contexts().values().stream()
                .flatMap(context -> context.timetable().openNext(source.now()).stream())
                .anyMatch(window -> window.start().isBefore(weekEnds));
        return clock.startOf(monday.plusWeeks(workIsLeft ? weeks - 1 : weeks));
    }

    public AccountName account() {
        return context.account().name();
    }

    public ZoneId zone() {
        return context.timetable().zone();
    }

    /** What is missing to a minimum. */
    public List<Shortfall> missing() {
        return forecasts.stream()
                .filter(forecast -> forecast.shortfall() > 0)
                .map(forecast -> Shortfall.of(account(), forecast))
                .toList();
    }

    /** Such as {@code acme on x, Europe/London, paused}: the name apart. */
    public String about() {
        return " on " + context.account().network() + ", " + zone() + (isPaused ? ", paused" : "")
                + busy.map(closing -> ", " + closing.told(zone())).orElse("");
    }

    /** Such as {@code 20 posts wait; at 5 a week they last until week 51: a larger aim: in the quota sends them sooner}. */
    public Optional<String> lasts(Instant now) {
        return lasts.map(end -> lasts(end, now));
    }

    private String lasts(QueueDepletion end, Instant now) {
        Quota quota = context.account().quota();
        LocalDate last = end.last();
        String until = "for years";
        if (last != null) {
            boolean isThisYear =
                    last.getYear() == context.timetable().clock().dayOf(now).getYear();
            until = "until " + quota.per().label(last)
                    + (isThisYear || quota.per() == Period.MONTH ? "" : " of " + last.getYear());
        }
        String most = quota.isLimited() ? ", up to " + quota.max() + "," : "";
        return Phrases.many(end.floating(), "post") + (end.floating() == 1 ? " waits" : " wait") + "; at " + quota.aim()
                + " a " + quota.per().word() + " they last " + until + ": a larger aim: in the quota" + most
                + " sends them sooner";
    }
}

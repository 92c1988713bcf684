package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.UnplacedPost;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.QueueDepletion;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class PlanCommand implements Command {
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private int weeks = 2;

    PlanCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Shows which post goes out when, and why then. A forecast: nothing is written.")
                .in(options)
                .number("--weeks", "N", "how far to look ahead (default: 2)", given -> weeks = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        Arguments.between(weeks, 1, 520, "--weeks");
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            RoundPreview outlook = session.outlook(horizon(session));
            session.existing()
                    .flatMap(Ledger::displaced)
                    .map(WorkspaceErrorNotice::warning)
                    .ifPresent(shell.complaints()::problem);
            if (shell.json()) {
                List<Map<String, Object>> accounts = new ArrayList<>();
                outlook.plans()
                        .forEach((name, plan) ->
                                accounts.add(json(session, session.context(name.value()), plan, outlook.book())));
                shell.document().answer("plan", "accounts", accounts);
            } else {
                boolean first = true;
                List<Shortfalls> missing = new ArrayList<>();
                for (Map.Entry<AccountName, Plan> each : outlook.plans().entrySet()) {
                    if (!first) {
                        shell.screen().blank();
                    }
                    first = false;
                    print(session, session.context(each.getKey().value()), each.getValue(), outlook.book(), missing);
                }
                Shortfalls.tell(shell.screen(), missing);
            }
            return WorkspaceErrorNotice.tell(shell, session.problems());
        }
    }

    /** The end of so many weeks, this one included while it has work time left. */
    private Instant horizon(WorkspaceSession session) {
        WallClock clock = new WallClock(session.zone());
        LocalDate monday = Period.WEEK.endOf(clock.dayOf(session.now()));
        Instant weekEnds = clock.startOf(monday);
        boolean workIsLeft = session.workspace().contexts().values().stream()
                .flatMap(context -> context.timetable().openNext(session.now()).stream())
                .anyMatch(window -> window.start().isBefore(weekEnds));
        return clock.startOf(monday.plusWeeks(workIsLeft ? weeks - 1 : weeks));
    }

    private void print(
            WorkspaceSession session, AccountContext context, Plan plan, LedgerState book, List<Shortfalls> missing) {
        Screen screen = shell.screen();
        ZoneId zone = context.timetable().zone();
        AccountName name = context.account().name();
        screen.line(screen.strong(name.value())
                + screen.quiet(" on " + context.account().network() + ", " + zone
                        + (book.isPaused(context.owner()) ? ", paused" : "")
                        + book.busy(context.owner(), session.now())
                                .map(busy -> ", " + busy.told(zone))
                                .orElse("")));
        List<List<String>> rows = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            rows.add(List.of(
                    TimeFormat.dayAndTime(slot.at(), zone, session.now()) + " "
                            + TimeFormat.abbreviation(slot.at(), zone),
                    slot.id().post().value(),
                    session.firstWords(slot.id().post()),
                    screen.quiet(slot.why().words())));
        }
        for (UnplacedPost unplaced : plan.unplaced()) {
            rows.add(List.of(
                    screen.warn("not placed"),
                    unplaced.id().post().value(),
                    session.firstWords(unplaced.id().post()),
                    unplaced.why()));
        }
        for (Delivery delivery : needy(session, context, book)) {
            rows.add(List.of(
                    screen.warn(delivery.state().shown()),
                    delivery.id().post().value(),
                    session.firstWords(delivery.id().post()),
                    (delivery.note() == null ? "" : delivery.note() + "; ") + "to do: "
                            + StatusCommand.remedy(session, delivery)));
        }
        screen.table("  ", rows, WHOLE, WHOLE, TEXT);
        if (rows.isEmpty()) {
            screen.line("  nothing waits");
        }
        for (QuotaForecast forecast : NotableForecasts.worthTelling(context, plan, book, session.now())) {
            String quota = Phrases.counted(forecast);
            screen.line("  " + (forecast.shortfall() > 0 ? screen.warn(quota) : quota));
            if (forecast.shortfall() > 0) {
                missing.add(Shortfalls.of(name, forecast));
            }
        }
        session.queueEnd(context, book).ifPresent(end -> screen.line("  " + lasts(session, context, end)));
    }

    /** Such as {@code 20 posts wait; at 5 a week they last until week 51: a larger aim: in the quota sends them sooner}. */
    private static String lasts(WorkspaceSession session, AccountContext context, QueueDepletion end) {
        Quota quota = context.account().quota();
        LocalDate last = end.last();
        String until = "for years";
        if (last != null) {
            boolean isThisYear = last.getYear()
                    == context.timetable().clock().dayOf(session.now()).getYear();
            until = "until " + quota.per().label(last)
                    + (isThisYear || quota.per() == Period.MONTH ? "" : " of " + last.getYear());
        }
        String most = quota.isLimited() ? ", up to " + quota.max() + "," : "";
        return Phrases.many(end.floating(), "post") + (end.floating() == 1 ? " waits" : " wait") + "; at " + quota.aim()
                + " a "
                + quota.per().word() + " they last " + until + ": a larger aim: in the quota" + most
                + " sends them sooner";
    }

    private static Map<String, Object> json(
            WorkspaceSession session, AccountContext context, Plan plan, LedgerState book) {
        ZoneId zone = context.timetable().zone();
        List<Map<String, Object>> slots = plan.slots().stream()
                .map(slot -> json(
                        session,
                        slot.id(),
                        JsonWriter.time(slot.at(), zone),
                        slot.why().words()))
                .toList();
        List<Map<String, Object>> unplaced = plan.unplaced().stream()
                .map(each -> json(session, each.id(), null, each.why()))
                .toList();
        return JsonWriter.object(
                "account", context.account().name(),
                "zone", zone,
                "paused", book.isPaused(context.owner()),
                "busy",
                        book.busy(context.owner(), session.now())
                                .map(busy -> JsonValues.busy(busy, zone))
                                .orElse(null),
                "slots", slots,
                "unplaced", unplaced,
                "needsYou",
                        needy(session, context, book).stream()
                                .map(each -> JsonValues.post(session, each, null, zone))
                                .toList(),
                "lasts", lasts(session.queueEnd(context, book).orElse(null)),
                "quotas", plan.forecasts().stream().map(PlanCommand::json).toList());
    }

    private static @Nullable Map<String, Object> lasts(@Nullable QueueDepletion end) {
        return end == null ? null : JsonWriter.object("posts", end.floating(), "until", end.last());
    }

    /** What is held, unknown or published in part: it has no slot, and a person is to know. */
    private static List<Delivery> needy(WorkspaceSession session, AccountContext context, LedgerState book) {
        return StatusCommand.needy(session, book).stream()
                .filter(delivery ->
                        delivery.id().account().equals(context.account().name()))
                .toList();
    }

    private static Map<String, Object> json(WorkspaceSession session, DeliveryId id, @Nullable Object at, String why) {
        Wording says = session.wording(id.post());
        return JsonWriter.object(
                "post", id.post(),
                "at", at,
                "why", why,
                "text", JsonValues.text(says),
                "thread", JsonValues.thread(says));
    }

    static Map<String, Object> json(QuotaForecast forecast) {
        return JsonWriter.object(
                "period", forecast.label(),
                "from", forecast.first(),
                "min", forecast.min(),
                "max", forecast.max() == Integer.MAX_VALUE ? null : forecast.max(),
                "posted", forecast.posted(),
                "planned", forecast.planned(),
                "possible", forecast.possible(),
                "shortfall", forecast.shortfall(),
                "cause", JsonValues.some(forecast.cause()),
                "asked", forecast.asked(),
                "off", JsonValues.some(forecast.off()));
    }
}

package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.plan.Forecast;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.Unplaced;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.Outlook;
import dev.punchclock.publish.QueueEnd;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class Planning implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private int weeks = 2;

    Planning(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Shows which post goes out when, and why then. A forecast: nothing is written.")
                .in(options)
                .number("--weeks", "N", "how far to look ahead (default: 2)", given -> weeks = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        Typed.between(weeks, 1, 520, "--weeks");
        try (Session session = Session.open(parts, shell, options)) {
            Outlook outlook = session.outlook(horizon(session));
            session.existing()
                    .flatMap(Ledger::displaced)
                    .map(Complaints::warning)
                    .ifPresent(shell.complaints()::problem);
            if (shell.json()) {
                List<Map<String, Object>> accounts = new ArrayList<>();
                outlook.plans()
                        .forEach((name, plan) ->
                                accounts.add(json(session, session.desk(name.value()), plan, outlook.book())));
                shell.document().answer("plan", "accounts", accounts);
            } else {
                boolean first = true;
                List<Shortfalls> missing = new ArrayList<>();
                for (Map.Entry<AccountName, Plan> each : outlook.plans().entrySet()) {
                    if (!first) {
                        shell.screen().blank();
                    }
                    first = false;
                    print(session, session.desk(each.getKey().value()), each.getValue(), outlook.book(), missing);
                }
                Shortfalls.tell(shell.screen(), missing);
            }
            return Complaints.tell(shell, session.problems());
        }
    }

    /** The end of so many weeks, this one included while it has work time left. */
    private Instant horizon(Session session) {
        WallClock clock = new WallClock(session.zone());
        LocalDate monday = Period.WEEK.endOf(clock.dayOf(session.now()));
        Instant weekEnds = clock.startOf(monday);
        boolean workIsLeft = session.workspace().desks().values().stream()
                .flatMap(desk -> desk.timetable().openNext(session.now()).stream())
                .anyMatch(window -> window.start().isBefore(weekEnds));
        return clock.startOf(monday.plusWeeks(workIsLeft ? weeks - 1 : weeks));
    }

    private void print(Session session, Desk desk, Plan plan, Book book, List<Shortfalls> missing) {
        Screen screen = shell.screen();
        ZoneId zone = desk.timetable().zone();
        AccountName name = desk.account().name();
        screen.line(screen.strong(name.value())
                + screen.quiet(" on " + desk.account().network() + ", " + zone
                        + (book.isPaused(desk.owner()) ? ", paused" : "")
                        + book.busy(desk.owner(), session.now())
                                .map(busy -> ", " + busy.told(zone))
                                .orElse("")));
        List<List<String>> rows = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            rows.add(List.of(
                    Told.dayAndTime(slot.at(), zone, session.now()) + " " + Told.abbreviation(slot.at(), zone),
                    slot.id().post().value(),
                    session.firstWords(slot.id().post()),
                    screen.quiet(slot.why().words())));
        }
        for (Unplaced unplaced : plan.unplaced()) {
            rows.add(List.of(
                    screen.warn("not placed"),
                    unplaced.id().post().value(),
                    session.firstWords(unplaced.id().post()),
                    unplaced.why()));
        }
        for (Delivery delivery : needy(session, desk, book)) {
            rows.add(List.of(
                    screen.warn(delivery.state().shown()),
                    delivery.id().post().value(),
                    session.firstWords(delivery.id().post()),
                    (delivery.note() == null ? "" : delivery.note() + "; ") + "to do: " + Status.remedy(delivery)));
        }
        screen.table("  ", rows, WHOLE, WHOLE, TEXT);
        if (rows.isEmpty()) {
            screen.line("  nothing waits");
        }
        for (Forecast forecast : Forecasts.worthTelling(desk, plan, book, session.now())) {
            String quota = Words.counted(forecast);
            screen.line("  " + (forecast.shortfall() > 0 ? screen.warn(quota) : quota));
            if (forecast.shortfall() > 0) {
                missing.add(Shortfalls.of(name, forecast));
            }
        }
        session.queueEnd(desk, book).ifPresent(end -> screen.line("  " + lasts(session, desk, end)));
    }

    /** Such as {@code 20 posts wait; at 5 a week they last until week 51: a larger aim: in the quota sends them sooner}. */
    private static String lasts(Session session, Desk desk, QueueEnd end) {
        Quota quota = desk.account().quota();
        LocalDate last = end.last();
        String until = "for years";
        if (last != null) {
            boolean isThisYear = last.getYear()
                    == desk.timetable().clock().dayOf(session.now()).getYear();
            until = "until " + quota.per().label(last)
                    + (isThisYear || quota.per() == Period.MONTH ? "" : " of " + last.getYear());
        }
        String most = quota.isLimited() ? ", up to " + quota.max() + "," : "";
        return Words.many(end.floating(), "post") + (end.floating() == 1 ? " waits" : " wait") + "; at " + quota.aim()
                + " a "
                + quota.per().word() + " they last " + until + ": a larger aim: in the quota" + most
                + " sends them sooner";
    }

    private static Map<String, Object> json(Session session, Desk desk, Plan plan, Book book) {
        ZoneId zone = desk.timetable().zone();
        List<Map<String, Object>> slots = plan.slots().stream()
                .map(slot -> json(
                        session,
                        slot.id(),
                        Json.time(slot.at(), zone),
                        slot.why().words()))
                .toList();
        List<Map<String, Object>> unplaced = plan.unplaced().stream()
                .map(each -> json(session, each.id(), null, each.why()))
                .toList();
        return Json.object(
                "account", desk.account().name(),
                "zone", zone,
                "paused", book.isPaused(desk.owner()),
                "busy",
                        book.busy(desk.owner(), session.now())
                                .map(busy -> ForMachines.busy(busy, zone))
                                .orElse(null),
                "slots", slots,
                "unplaced", unplaced,
                "needsYou",
                        needy(session, desk, book).stream()
                                .map(each -> ForMachines.post(each, null, zone))
                                .toList(),
                "lasts", lasts(session.queueEnd(desk, book).orElse(null)),
                "quotas", plan.forecasts().stream().map(Planning::json).toList());
    }

    private static @Nullable Map<String, Object> lasts(@Nullable QueueEnd end) {
        return end == null ? null : Json.object("posts", end.floating(), "until", end.last());
    }

    /** What is held, unknown or published in part: it has no slot, and a person is to know. */
    private static List<Delivery> needy(Session session, Desk desk, Book book) {
        return Status.needy(session, book).stream()
                .filter(delivery ->
                        delivery.id().account().equals(desk.account().name()))
                .toList();
    }

    private static Map<String, Object> json(Session session, DeliveryId id, @Nullable Object at, String why) {
        Wording says = session.wording(id.post());
        return Json.object(
                "post", id.post(),
                "at", at,
                "why", why,
                "text", ForMachines.text(says),
                "thread", ForMachines.thread(says));
    }

    static Map<String, Object> json(Forecast forecast) {
        return Json.object(
                "period", forecast.label(),
                "from", forecast.first(),
                "min", forecast.min(),
                "max", forecast.max() == Integer.MAX_VALUE ? null : forecast.max(),
                "posted", forecast.posted(),
                "planned", forecast.planned(),
                "possible", forecast.possible(),
                "shortfall", forecast.shortfall(),
                "cause", ForMachines.some(forecast.cause()),
                "asked", forecast.asked(),
                "off", ForMachines.some(forecast.off()));
    }
}

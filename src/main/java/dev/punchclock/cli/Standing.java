package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.plan.Forecast;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.Outlook;
import dev.punchclock.workspace.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "status",
        description = "Says whether you are at work, what was posted, what comes next, and what needs you.")
final class Standing implements Command {
    private static final Duration AHEAD = Duration.ofDays(35);
    private final Shell shell;
    private final Parts parts;

    @Mixin
    private final WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--json", description = "for machines")
    private boolean json;

    Standing(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            Outlook outlook = session.outlook(session.now().plus(AHEAD));
            List<Delivery> needy = needy(outlook);
            if (json) {
                shell.screen().raw(Json.write(json(session, outlook, needy)));
            } else {
                print(session, outlook, needy);
            }
            return Complaints.tell(shell, session.checked().problems());
        }
    }

    private void print(Session session, Outlook outlook, List<Delivery> needy) {
        Screen screen = shell.screen();
        screen.line(screen.strong(presence(session)) + " "
                + (needy.isEmpty()
                        ? "Nothing needs you."
                        : Words.many(needy.size(), "post") + " " + (needy.size() == 1 ? "needs" : "need") + " you."));
        screen.blank();
        List<List<String>> rows = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> rows.add(row(session, outlook, name, plan)));
        screen.table("", rows);
        if (!needy.isEmpty()) {
            screen.blank();
            for (Delivery delivery : needy) {
                screen.line(
                        screen.warn(delivery.id() + " is " + delivery.state().word())
                                + (delivery.note() == null ? "" : ": " + delivery.note()));
                screen.line("  to do: " + remedy(delivery));
            }
        }
        screen.blank();
        screen.line(screen.quiet(lastLook(session)));
    }

    private static List<Delivery> needy(Outlook outlook) {
        return outlook.book().deliveries().stream()
                .filter(d -> d.state() == State.HELD || d.state() == State.UNKNOWN)
                .sorted(Comparator.comparing(Delivery::id))
                .toList();
    }

    static String remedy(Delivery delivery) {
        String post = delivery.id().post().value();
        return delivery.state() == State.UNKNOWN
                ? "the next look in work hours asks the network; or look yourself: punchclock resolve " + post
                        + " --sent URL, or --not-sent"
                : "punchclock unhold " + post + ", or punchclock drop " + post;
    }

    /** Where the accounts stand by the clock: "You are off until Mon 23 Nov 09:00 GMT." */
    private static String presence(Session session) {
        Optional<Window> open = Optional.empty();
        Optional<Instant> opens = Optional.empty();
        for (Desk desk : session.workspace().desks().values()) {
            Optional<Window> at = desk.timetable().openAt(session.now());
            if (at.isPresent()
                    && (open.isEmpty() || at.get().end().isAfter(open.get().end()))) {
                open = at;
            }
            Optional<Instant> next = desk.timetable().openNext(session.now()).map(Window::start);
            if (next.isPresent() && (opens.isEmpty() || next.get().isBefore(opens.get()))) {
                opens = next;
            }
        }
        ZoneId zone = session.zone();
        if (open.isPresent()) {
            return "You are at work until " + time(open.get().end(), zone) + ".";
        }
        return opens.map(t -> "You are off until " + time(t, zone) + ".")
                .orElse("You are off, and no work time is near.");
    }

    private static String time(Instant t, ZoneId zone) {
        return Told.dayAndTime(t, zone) + " " + Told.abbreviation(t, zone);
    }

    private List<String> row(Session session, Outlook outlook, AccountName name, Plan plan) {
        Desk desk = session.desk(name.value());
        ZoneId zone = desk.timetable().zone();
        Screen screen = shell.screen();
        Forecast current = current(session, outlook, desk, plan);
        String quota = current == null ? "" : Words.quota(current);
        boolean tooFew = current != null && current.shortfall() > 0;
        String next = plan.slots().stream()
                .findFirst()
                .map(slot -> "next " + time(slot.at(), zone) + "  " + slot.id().post())
                .orElse("nothing waits");
        return List.of(
                screen.strong(name.value()),
                outlook.book().isPaused(name) ? screen.warn("paused") : next,
                tooFew ? screen.warn(quota) : quota);
    }

    private static @Nullable Forecast current(Session session, Outlook outlook, Desk desk, Plan plan) {
        return Forecasts.worthTelling(desk, plan, outlook.book(), session.now()).stream()
                .findFirst()
                .orElse(null);
    }

    private static String lastLook(Session session) {
        Optional<Instant> last = session.existing().flatMap(Ledger::lastLook);
        return last.map(t -> "Last look " + Told.exactly(t, session.zone()) + ", "
                        + Told.ago(Duration.between(t, session.now())) + ".")
                .orElse("Nothing has looked at the clock yet: punchclock run does, from a cron line or by hand.");
    }

    private static @Nullable Map<String, Object> quota(Session session, Outlook outlook, Desk desk, Plan plan) {
        Forecast current = current(session, outlook, desk, plan);
        return current == null ? null : Planning.json(current);
    }

    private static @Nullable Instant opens(Session session, Desk desk) {
        return desk.timetable().openNext(session.now()).map(Window::start).orElse(null);
    }

    private static Map<String, Object> json(Session session, Outlook outlook, List<Delivery> needy) {
        List<Map<String, Object>> accounts = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> {
            Slot next = plan.slots().stream().findFirst().orElse(null);
            Desk desk = session.desk(name.value());
            accounts.add(Json.object(
                    "account",
                    name,
                    "zone",
                    desk.timetable().zone(),
                    "open",
                    desk.timetable().isOpen(session.now()),
                    "opensNext",
                    desk.timetable().isOpen(session.now()) ? null : opens(session, desk),
                    "closes",
                    desk.timetable().openAt(session.now()).map(Window::end).orElse(null),
                    "paused",
                    outlook.book().isPaused(name),
                    "quota",
                    quota(session, outlook, desk, plan),
                    "next",
                    next == null ? null : Json.object("post", next.id().post(), "at", next.at())));
        });
        List<Map<String, Object>> needs = needy.stream()
                .map(d -> Json.object(
                        "post", d.id().post(),
                        "account", d.id().account(),
                        "state", d.state().word(),
                        "note", d.note(),
                        "remedy", remedy(d)))
                .toList();
        return Json.object(
                "now",
                session.now(),
                "accounts",
                accounts,
                "needsYou",
                needs,
                "lastLook",
                session.existing().flatMap(Ledger::lastLook).orElse(null));
    }
}

package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Look;
import dev.punchclock.plan.Forecast;
import dev.punchclock.plan.Plan;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.Outlook;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How things stand, for machines. */
final class StatusAnswer {
    private final Shell shell;
    private final Session session;
    private final Outlook outlook;

    StatusAnswer(Shell shell, Session session, Outlook outlook) {
        this.shell = shell;
        this.session = session;
        this.outlook = outlook;
    }

    /** @param overdue what was due at the last look, and was not sent */
    void about(List<Delivery> needy, List<Problem> overdue) {
        Complaints.standing(session, overdue).forEach(shell.document()::problem);
        List<Map<String, Object>> accounts = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> accounts.add(json(session.desk(name.value()), plan)));
        Look last = session.existing().flatMap(Ledger::lastLook).orElse(null);
        shell.document()
                .answer(
                        "status",
                        "accounts",
                        accounts,
                        "needsYou",
                        needy.stream()
                                .map(each -> ForMachines.post(each, null, Status.zone(session, each.id())))
                                .toList(),
                        "noticed",
                        Noticed.lines(session, outlook),
                        "daemon",
                        DaemonTold.json(session),
                        "lastLook",
                        last == null
                                ? null
                                : Json.object(
                                        "at",
                                        Json.time(last.at(), session.zone()),
                                        "via",
                                        ForMachines.some(last.via())));
    }

    private Map<String, Object> json(Desk desk, Plan plan) {
        ZoneId zone = desk.timetable().zone();
        Window open = desk.timetable().openAt(session.now()).orElse(null);
        Forecast current = Status.current(session, outlook, desk, plan);
        return Json.object(
                "account",
                desk.account().name(),
                "zone",
                zone,
                "open",
                open != null,
                "opens",
                open == null ? Json.time(opens(desk), zone) : null,
                "closes",
                open == null ? null : Json.time(open.end(), zone),
                "paused",
                outlook.book().isPaused(desk.owner()),
                "busy",
                outlook.book()
                        .busy(desk.owner(), session.now())
                        .map(busy -> ForMachines.busy(busy, zone))
                        .orElse(null),
                "networkClock",
                NetworkClocks.json(outlook.book(), desk.account().name(), zone),
                "quota",
                current == null ? null : Planning.json(current),
                "next",
                plan.slots().stream()
                        .findFirst()
                        .map(slot -> ForMachines.slot(slot, zone))
                        .orElse(null));
    }

    private @Nullable Instant opens(Desk desk) {
        return desk.timetable().openNext(session.now()).map(Window::start).orElse(null);
    }
}

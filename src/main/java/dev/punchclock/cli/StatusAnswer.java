package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How things stand, for machines. */
final class StatusAnswer {
    private final CommandEnvironment shell;
    private final WorkspaceSession session;
    private final RoundPreview outlook;

    StatusAnswer(CommandEnvironment shell, WorkspaceSession session, RoundPreview outlook) {
        this.shell = shell;
        this.session = session;
        this.outlook = outlook;
    }

    /** @param overdue what was due at the last look, and was not sent */
    void about(List<Delivery> needy, List<Problem> overdue) {
        WorkspaceErrorNotice.standing(session, overdue).forEach(shell.document()::problem);
        List<Map<String, Object>> accounts = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> accounts.add(json(session.context(name.value()), plan)));
        RoundTimestamp last = session.existing().flatMap(Ledger::lastLook).orElse(null);
        shell.document()
                .answer(
                        "status",
                        "accounts",
                        accounts,
                        "needsYou",
                        needy.stream()
                                .map(each ->
                                        JsonValues.post(session, each, null, StatusCommand.zone(session, each.id())))
                                .toList(),
                        "noticed",
                        ReportNotices.lines(session, outlook),
                        "daemon",
                        DaemonNotice.json(session),
                        "lastLook",
                        last == null
                                ? null
                                : JsonWriter.object(
                                        "at",
                                        JsonWriter.time(last.at(), session.zone()),
                                        "via",
                                        JsonValues.some(last.via())));
    }

    private Map<String, Object> json(AccountContext context, Plan plan) {
        ZoneId zone = context.timetable().zone();
        Window open = context.timetable().openAt(session.now()).orElse(null);
        QuotaForecast current = StatusCommand.current(session, outlook, context, plan);
        return JsonWriter.object(
                "account",
                context.account().name(),
                "zone",
                zone,
                "open",
                open != null,
                "opens",
                open == null ? JsonWriter.time(opens(context), zone) : null,
                "closes",
                open == null ? null : JsonWriter.time(open.end(), zone),
                "paused",
                outlook.book().isPaused(context.owner()),
                "busy",
                outlook.book()
                        .busy(context.owner(), session.now())
                        .map(busy -> JsonValues.busy(busy, zone))
                        .orElse(null),
                "networkClock",
                NetworkClocks.json(outlook.book(), context.account().name(), zone),
                "quota",
                current == null ? null : PlanCommand.json(current),
                "next",
                plan.slots().stream()
                        .findFirst()
                        .map(slot -> JsonValues.slot(slot, zone))
                        .orElse(null));
    }

    private @Nullable Instant opens(AccountContext context) {
        return context.timetable().openNext(session.now()).map(Window::start).orElse(null);
    }
}

package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.WallClock;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.report.AccountOrMember;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code busy}: closes at once. */
final class BusyCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String whose = "";
    private @Nullable String reason;
    private @Nullable String until;
    private boolean untilFree;

    BusyCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Closes an account at once, as off the clock: to the end of the day, unless told otherwise.")
                .in(options)
                .word("ACCOUNT|MEMBER", "an account, or a member: all their accounts", given -> whose = given)
                .mayWord("REASON", "why, for the record", given -> reason = given)
                .value("--until", "TIME", "when it ends: 15:30, or \"2026-11-24 15:30\"", given -> until = given)
                .flag("--until-free", "until punchclock free, however long that is", () -> untilFree = true)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        if (until != null && untilFree) {
            throw new ProblemException(
                    ExitCode.USAGE, "--until and --until-free are two answers", "leave one of them out");
        }
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Map<AccountName, ManualClosing> closings = new TreeMap<>();
            for (AccountContext context : AccountOrMember.contexts(session.source(), whose)) {
                WallClock clock = context.timetable().clock();
                ManualClosing closing = new ManualClosing(session.now(), end(clock, session.now()), words());
                ManualClosing standing =
                        session.book().busy(context.owner(), session.now()).orElse(closing);
                closings.put(context.account().name(), standing.outlasts(closing) ? standing : closing);
            }
            session.hand().busy(closings);
            closings.forEach((account, closing) -> environment
                    .screen()
                    .line(account + " is "
                            + closing.told(
                                    session.context(account.value()).timetable().zone())
                            + ". punchclock free opens it again."));
            if (environment.json()) {
                environment.document().answer("busy", "accounts", json(session, closings));
            }
            return ExitCode.DONE;
        }
    }

    private static List<Map<String, Object>> json(WorkspaceSession session, Map<AccountName, ManualClosing> closings) {
        List<Map<String, Object>> accounts = new ArrayList<>();
        closings.forEach((account, closing) -> {
            ZoneId zone = session.context(account.value()).timetable().zone();
            Map<String, Object> object = JsonWriter.object("account", account);
            object.putAll(JsonValues.busy(closing, zone));
            accounts.add(object);
        });
        return accounts;
    }

    private @Nullable String words() {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    private @Nullable Instant end(WallClock clock, Instant now) {
        if (untilFree) {
            return null;
        }
        if (until == null) {
            return clock.startOf(clock.dayOf(now).plusDays(1));
        }
        Instant end = clock.opens(Arguments.time(until, clock.dayOf(now)));
        if (!end.isAfter(now)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    until + " is past in " + clock.zone(),
                    "give a later time, or leave --until out: to the end of the day");
        }
        return end;
    }
}

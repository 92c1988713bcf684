package dev.punchclock.cli;

import static dev.punchclock.cli.Column.TEXT;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Slot;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.report.Phrases;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code run --dry-run}: what would be sent now. Sends and writes nothing. */
final class DryRun {
    private final CommandEnvironment shell;
    private final WorkspaceSession session;
    private final RoundPreview outlook;

    DryRun(CommandEnvironment shell, WorkspaceSession session) {
        this.shell = shell;
        this.session = session;
        outlook = session.source().outlook();
    }

    ExitCode run() {
        List<Slot> due = due();
        List<EntryBody> decisions =
                outlook.decisions().stream().filter(Phrases::isTold).toList();
        if (shell.json()) {
            answer(due, decisions);
            return ExitCode.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        due.forEach(slot -> rows.add(row(slot)));
        decisions.forEach(fact -> rows.add(row(fact)));
        shell.screen().table("", rows, WHOLE, WHOLE, WHOLE, TEXT);
        if (rows.isEmpty()) {
            shell.screen().line("Nothing is due." + RunCommand.next(session, next(), waits()) + RunCommand.REHEARSE);
        }
        shell.screen().line("Nothing was sent or written.");
        return ExitCode.DONE;
    }

    private List<Slot> due() {
        List<Slot> due = new ArrayList<>();
        for (Map.Entry<AccountName, Plan> each : outlook.plans().entrySet()) {
            AccountContext context = session.context(each.getKey().value());
            boolean publishes =
                    context.timetable().isOpen(session.now()) && !outlook.book().isPaused(context.owner());
            each.getValue().slots().stream()
                    .filter(slot -> publishes && !slot.at().isAfter(session.now()))
                    .forEach(due::add);
        }
        return due;
    }

    private List<String> row(Slot slot) {
        return List.of(
                "would send",
                slot.id().account().value(),
                slot.id().post().value(),
                session.source().firstWords(slot.id().post()),
                late(slot));
    }

    private List<String> row(EntryBody fact) {
        return List.of(
                "would be " + fact.kind().shown(),
                String.valueOf(fact.account()),
                String.valueOf(fact.post()),
                "",
                Phrases.details(fact, session.zone(), session.now()));
    }

    private String late(Slot slot) {
        Duration late = Duration.between(slot.at(), session.now());
        return late.toMinutes() == 0 ? "" : TimeFormat.duration(late) + " after its slot";
    }

    private boolean waits() {
        return outlook.plans().values().stream()
                .anyMatch(plan -> !plan.unplaced().isEmpty());
    }

    private Map<AccountName, Instant> next() {
        Map<AccountName, Instant> next = new HashMap<>();
        outlook.plans().forEach((name, plan) -> {
            if (!plan.slots().isEmpty()) {
                next.put(name, plan.slots().get(0).at());
            }
        });
        return next;
    }

    private void answer(List<Slot> due, List<EntryBody> decisions) {
        shell.document()
                .answer(
                        "dry-run",
                        "wouldSend",
                        due.stream()
                                .map(slot ->
                                        JsonValues.slot(slot, zone(slot.id().account())))
                                .toList(),
                        "wouldBe",
                        decisions.stream()
                                .map(fact -> JsonValues.happened(fact, session.now(), zone(fact.account())))
                                .toList());
    }

    private ZoneId zone(@Nullable AccountName account) {
        return account == null ? session.zone() : session.source().zone(account);
    }
}

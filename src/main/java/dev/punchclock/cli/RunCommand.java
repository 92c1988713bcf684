package dev.punchclock.cli;

import static dev.punchclock.cli.Column.PROSE;
import static dev.punchclock.cli.Column.WHOLE;

import dev.punchclock.account.AccountName;
import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.Round;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.report.NeedyPost;
import dev.punchclock.report.Phrases;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class RunCommand implements Command {
    static final String REHEARSE = " To see the whole week now: punchclock rehearse";
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private boolean dryRun;

    RunCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Publishes what is due now, once, and ends: for a cron line or by hand.")
                .in(options)
                .flag("--dry-run", "say what would be sent; send and write nothing", () -> dryRun = true)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            ExitCode ended = dryRun ? new DryRun(shell, session).run() : publish(session);
            return ended.worst(WorkspaceErrorNotice.tell(shell, session.source().problems()));
        }
    }

    private ExitCode publish(WorkspaceSession session) {
        Map<String, Network> networks = session.networks();
        Ledger ledger = session.ledger();
        Instant before = ledger.lastLook().map(RoundTimestamp::at).orElse(null);
        RoundReport report = Round.sideBySide(session.workspace(), session.checked(), ledger, networks, shell.clock());
        List<EntryBody> told =
                report.happened().stream().filter(Phrases::isTold).toList();
        report.unrecorded().forEach(shell.complaints()::problem);
        if (shell.json()) {
            answer(session, report, told);
        }
        if (report.absence() != null) {
            report.absence().lines(session.zone()).forEach(shell.screen()::line);
        }
        List<List<String>> rows = new ArrayList<>();
        told.forEach(fact -> rows.add(row(session, fact, report)));
        shell.screen().table("", rows, WHOLE, WHOLE, WHOLE, PROSE, PROSE);
        List<Delivery> unknown = report.book().inHand().stream()
                .filter(delivery -> delivery.state() == DeliveryState.UNKNOWN)
                .toList();
        for (Delivery delivery : unknown) {
            shell.complaints()
                    .problem(Problem.error(
                            null, delivery.id() + " is unknown: " + delivery.note(), NeedyPost.remedy(delivery)));
        }
        List<String> underWay = UnrecordedOutcomes.underWay(
                ledger, report.book(), session.now(), AccountContext.CLOCK_DOUBT, session.zone());
        underWay.forEach(shell.screen()::line);
        if (rows.isEmpty()) {
            if (report.unrecorded().isEmpty()) {
                boolean isAll = unknown.isEmpty() && underWay.isEmpty();
                shell.screen().line(nothing(report, isAll) + next(session, report) + REHEARSE);
            }
        } else {
            String since = before == null || report.absence() != null
                    ? ""
                    : "The look before this one was " + TimeFormat.ago(Duration.between(before, report.began())) + ".";
            shell.screen().line(shell.screen().quiet((since + next(session, report)).strip()));
        }
        tell(report);
        for (AccountName paused : session.source().paused(report.book())) {
            shell.screen().line(paused + " is paused: punchclock resume starts it again.");
        }
        for (AccountContext context : session.workspace().contexts().values()) {
            AccountName account = context.account().name();
            report.book()
                    .busy(context.owner(), report.began())
                    .ifPresent(busy -> shell.screen()
                            .line(account + " is "
                                    + busy.told(context.timetable().zone()) + ". punchclock free opens it again."));
        }
        return report.code();
    }

    /** That nothing is due is said only where it is so: who was left alone may have something. */
    private static String nothing(RoundReport report, boolean isAll) {
        boolean trouble = !report.problems().isEmpty() || !report.bugs().isEmpty();
        return trouble ? "Nothing went out." : isAll ? "Nothing is due." : "Nothing else is due.";
    }

    /** What went wrong beside, each with its account. */
    private void tell(RoundReport report) {
        report.problems().stream()
                .filter(problem -> !report.unrecorded().contains(problem))
                .forEach(shell.complaints()::problem);
        report.bugs().forEach((account, bug) -> {
            shell.complaints()
                    .problem(Problem.error(
                            null,
                            account + ": this is a bug in punchclock, not a mistake of yours. The other accounts were"
                                    + " looked at; of " + account + " nothing more was done.",
                            ""));
            shell.complaints().trace(bug);
        });
    }

    private List<String> row(WorkspaceSession session, EntryBody fact, RoundReport report) {
        ZoneId zone = zone(session, fact);
        Instant at = at(fact, report);
        return List.of(
                TimeFormat.dayAndTime(at, zone, session.now()) + " " + TimeFormat.abbreviation(at, zone),
                String.valueOf(fact.account()),
                fact.post() == null ? "" : fact.post().value(),
                sentence(fact, zone, session.now()),
                fact.kind() == EntryKind.SENT ? fact.detail(EntryBody.LINK) : "");
    }

    /** What happened, and why or how late; the link of what is out stands apart. */
    private String sentence(EntryBody fact, ZoneId zone, Instant now) {
        Screen screen = shell.screen();
        String what = fact.kind().shown();
        String details = Phrases.details(fact, zone, now);
        String more = details.isEmpty() ? "" : ": " + details;
        return switch (fact.kind()) {
            case SENT -> screen.good(what) + (fact.note() == null ? "" : " " + fact.note());
            case MOVED -> "moved to the next free time" + (details.isEmpty() ? "" : ": it " + details);
            case WITHDRAWN, EDITED -> what + more;
            default -> screen.warn(what) + more;
        };
    }

    private static String next(WorkspaceSession session, RoundReport report) {
        boolean pausedOnly = report.next().isEmpty() && !report.book().paused().isEmpty();
        boolean waits = report.book().inHand().stream().anyMatch(delivery -> delivery.state() == DeliveryState.WAITING);
        Map<AccountName, Instant> toCome = new HashMap<>(report.next());
        toCome.values().removeIf(at -> at.isBefore(report.began())); // due, and not to be had: why is told
        boolean isDue = toCome.isEmpty() && !report.next().isEmpty();
        return pausedOnly || isDue ? "" : next(session, toCome, waits);
    }

    /**
     * The next slot of all accounts, as a sentence with a blank before it.
     *
     * @param waits whether any post waits, with a slot or without
     */
    static String next(WorkspaceSession session, Map<AccountName, Instant> slots, boolean waits) {
        return slots.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(first -> {
                    ZoneId zone = session.source().zone(first.getKey());
                    return " Next: " + TimeFormat.exactly(first.getValue(), zone, session.now()) + ", " + zone + ".";
                })
                .orElse(waits ? " There is no time for what waits." : " Nothing waits.");
    }

    private void answer(WorkspaceSession session, RoundReport report, List<EntryBody> told) {
        shell.document()
                .answer(
                        "run",
                        "absence",
                        report.absence() == null
                                ? null
                                : JsonValues.absence(report.absence(), report.happened(), session.zone()),
                        "happened",
                        told.stream()
                                .map(fact -> JsonValues.happened(fact, at(fact, report), zone(session, fact)))
                                .toList(),
                        "next",
                        report.next().entrySet().stream()
                                .sorted(Map.Entry.comparingByValue())
                                .map(each -> JsonWriter.object(
                                        "account",
                                        each.getKey(),
                                        "at",
                                        JsonWriter.time(
                                                each.getValue(),
                                                session.source().zone(each.getKey()))))
                                .toList());
    }

    private static Instant at(EntryBody fact, RoundReport report) {
        return fact.slot() == null ? report.began() : fact.slot();
    }

    private static ZoneId zone(WorkspaceSession session, EntryBody fact) {
        AccountName account = fact.account();
        return account == null ? session.zone() : session.source().zone(account);
    }
}

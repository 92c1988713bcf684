package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Problem.Level;
import dev.punchclock.publish.Publisher;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class DoctorCommand implements Command {
    private static final Duration LONG = Duration.ofHours(1);
    private final CommandEnvironment shell;
    private final CliServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    DoctorCommand(CommandEnvironment shell, CliServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Looks at all that publishing relies on here: clock, zone data, files, ledger, credentials.")
                .in(options)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.toExamine(parts, shell, options)) {
            List<Finding> found = new ArrayList<>();
            session.unrecorded().forEach(each -> found.add(Finding.bad("not written", each.what(), each.remedy())));
            found.add(clock(session));
            found.add(java(parts.program()));
            found.addAll(parts.machine(session.workspace(), session.state()));
            found.add(files(session));
            Problem ledger = session.ledgerProblem();
            found.add(ledger == null ? publisher(session) : broken(ledger));
            session.unwritable().ifPresent(full -> found.add(broken(full)));
            session.workspace().contexts().values().forEach(context -> found.add(credentials(session, context)));
            found.addAll(
                    NetworkClocks.asked(session, parts::connector, parts.keyring(session.workspace()), session.now()));
            if (ledger == null) {
                found.add(lastLook(session));
            }
            if (shell.json()) {
                shell.document()
                        .answer(
                                "doctor",
                                "findings",
                                found.stream().map(DoctorCommand::json).toList());
            } else {
                tell(found);
            }
            boolean bad = found.stream().anyMatch(finding -> finding.level() == Level.ERROR);
            return bad ? ExitCode.WORKSPACE : ExitCode.DONE;
        }
    }

    private static Finding clock(WorkspaceSession session) {
        return Publisher.clockProblem(session.book(), session.now(), session.zone())
                .map(wrong -> Finding.bad("clock", wrong.what(), wrong.remedy()))
                .orElseGet(
                        () -> Finding.good("clock", "it is " + TimeFormat.toTheSecond(session.now(), session.zone())));
    }

    private static Finding java(ProgramInfo program) {
        String why = switch (program.chosen()) {
            case "JAVA_HOME" -> ", as JAVA_HOME says";
            case "newest" -> ", the newest JDK found; JAVA_HOME would name another";
            case "PATH" -> ", the one on PATH; no JDK is in the usual places";
            default -> "";
        };
        return Finding.good("java", program.javaVersion() + " in " + program.javaHome() + why);
    }

    private static Finding files(WorkspaceSession session) {
        long errors = session.problems().stream().filter(Problem::isError).count();
        return errors == 0
                ? Finding.good("files", session.folder() + ", in order")
                : Finding.bad("files", Phrases.many(errors, "problem") + " in " + session.folder(), "punchclock check");
    }

    private static Finding publisher(WorkspaceSession session) {
        Optional<Problem> displaced = session.existing().flatMap(Ledger::displaced);
        if (displaced.isPresent()) {
            return broken(displaced.get());
        }
        Optional<Problem> cannot = session.cannotPublish();
        if (cannot.isPresent()) {
            return Finding.doubtful(
                    "publisher", cannot.get().what(), cannot.get().remedy());
        }
        return Finding.good(
                "publisher",
                session.existing()
                        .map(ledger ->
                                ledger.id() + ", entries: " + ledger.book().entries())
                        .orElse("no ledger yet; the first run begins one"));
    }

    private static Finding broken(Problem ledger) {
        String where = ledger.place() == null ? "" : ledger.place() + ": ";
        return Finding.bad("ledger", where + ledger.what(), ledger.remedy());
    }

    private Finding credentials(WorkspaceSession session, AccountContext context) {
        String account = context.account().name().value();
        AccountsCommand.Signed signed = AccountsCommand.Signed.of(
                context, parts.connector(context.account().network()), parts.keyring(session.workspace()));
        return signed.remedy().isEmpty()
                ? Finding.good(account, signed.words())
                : Finding.bad(account, signed.words(), signed.remedy());
    }

    private static Finding lastLook(WorkspaceSession session) {
        Optional<RoundTimestamp> last = session.existing().flatMap(ledger -> ledger.lastLook());
        String remedy = "let the daemon or cron look: punchclock install --systemd, or --cron";
        if (last.isEmpty()) {
            return Finding.doubtful("last look", "nothing has looked at the clock yet", remedy);
        }
        Duration since = Duration.between(last.get().at(), session.now());
        String says = TimeFormat.exactly(last.get().at(), session.zone()) + ", " + TimeFormat.ago(since)
                + StatusCommand.by(last.get());
        boolean open = session.workspace().contexts().values().stream()
                .anyMatch(context -> context.timetable().isOpen(session.now()));
        return open && since.compareTo(LONG) > 0
                ? Finding.doubtful("last look", says + "; and it is work time", remedy)
                : Finding.good("last look", says);
    }

    private void tell(List<Finding> found) {
        Screen screen = shell.screen();
        List<List<String>> rows = new ArrayList<>();
        for (Finding finding : found) {
            rows.add(List.of(mark(screen, finding), finding.subject(), finding.what()));
            if (!finding.remedy().isEmpty()) {
                rows.add(List.of("", "", "to do: " + finding.remedy()));
            }
        }
        screen.table("", rows);
        long open = found.stream().filter(finding -> finding.level() != null).count();
        screen.blank();
        screen.line(open == 0 ? "All is well." : Phrases.many(open, "thing") + " to look at.");
    }

    private static String mark(Screen screen, Finding finding) {
        Level level = finding.level();
        if (level == null) {
            return screen.good("ok");
        }
        return level == Level.ERROR ? screen.bad("no") : screen.warn("?");
    }

    private static Map<String, Object> json(Finding finding) {
        Level level = finding.level();
        return JsonWriter.object(
                "subject",
                finding.subject(),
                "level",
                level == null ? "ok" : level == Level.ERROR ? "error" : "warning",
                "what",
                finding.what(),
                "remedy",
                finding.remedy().isEmpty() ? null : finding.remedy());
    }
}

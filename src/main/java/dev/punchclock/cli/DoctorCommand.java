package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Problem.Level;
import dev.punchclock.report.LastLook;
import dev.punchclock.report.NetworkClocks;
import dev.punchclock.report.Phrases;
import dev.punchclock.report.SignInState;
import dev.punchclock.report.WorkspaceFindings;
import dev.punchclock.workspace.AccountContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code doctor}: look at all that publishing relies on here. */
final class DoctorCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final SignInServices signIns;
    private final MachineServices machine;
    private final WorkspaceOptions options = new WorkspaceOptions();

    DoctorCommand(
            CommandEnvironment environment, SessionServices services, SignInServices signIns, MachineServices machine) {
        this.environment = environment;
        this.services = services;
        this.signIns = signIns;
        this.machine = machine;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Looks at all that publishing relies on here: clock, zone data, files, ledger, credentials.")
                .in(options)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.toExamine(services, environment, options)) {
            List<Finding> found = new ArrayList<>();
            session.source()
                    .unrecorded()
                    .forEach(each -> found.add(Finding.bad("not written", each.what(), each.remedy())));
            found.add(WorkspaceFindings.clock(session.source()));
            found.add(java(machine.program()));
            found.addAll(machine.machine(session.workspace(), session.state()));
            found.add(WorkspaceFindings.files(session.source(), session.folder().toString()));
            Problem ledger = session.ledgerProblem();
            found.add(
                    ledger == null ? WorkspaceFindings.publisher(session.source()) : WorkspaceFindings.ledger(ledger));
            session.source().unwritable().ifPresent(full -> found.add(WorkspaceFindings.ledger(full)));
            session.workspace().contexts().values().forEach(context -> found.add(credentials(session, context)));
            found.addAll(NetworkClocks.asked(
                    session.source(),
                    signIns::connector,
                    session::network,
                    signIns.keyring(session.workspace()),
                    session.now()));
            if (ledger == null) {
                found.add(LastLook.finding(session.source()));
            }
            if (environment.json()) {
                environment
                        .document()
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

    private static Finding java(ProgramInfo program) {
        String why = switch (program.chosen()) {
            case "JAVA_HOME" -> ", as JAVA_HOME says";
            case "newest" -> ", the newest JDK found; JAVA_HOME would name another";
            case "PATH" -> ", the one on PATH; no JDK is in the usual places";
            default -> "";
        };
        return Finding.good("java", program.javaVersion() + " in " + program.javaHome() + why);
    }

    private Finding credentials(WorkspaceSession session, AccountContext context) {
        String account = context.account().name().value();
        SignInState signed = SignInState.of(
                context, signIns.connector(context.account().network()), signIns.keyring(session.workspace()));
        return signed.remedy().isEmpty()
                ? Finding.good(account, signed.words())
                : Finding.bad(account, signed.words(), signed.remedy());
    }

    private void tell(List<Finding> found) {
        Screen screen = environment.screen();
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

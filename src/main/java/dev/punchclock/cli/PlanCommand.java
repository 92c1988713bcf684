package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.AccountPlan;
import dev.punchclock.report.ReportSource;
import java.util.List;

final class PlanCommand implements Command {
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private int weeks = 2;

    PlanCommand(CommandEnvironment shell, SessionServices parts) {
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
            ReportSource source = session.source();
            List<AccountPlan> plans = AccountPlan.of(source, weeks);
            PlanPrinter printer = new PlanPrinter(source);
            session.existing()
                    .flatMap(Ledger::displaced)
                    .map(WorkspaceErrorNotice::warning)
                    .ifPresent(shell.complaints()::problem);
            if (shell.json()) {
                shell.document()
                        .answer(
                                "plan",
                                "accounts",
                                plans.stream().map(printer::json).toList());
            } else {
                printer.print(shell.screen(), plans);
            }
            return WorkspaceErrorNotice.tell(shell, source.problems());
        }
    }
}

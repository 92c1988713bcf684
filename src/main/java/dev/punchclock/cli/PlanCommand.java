package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.report.AccountPlan;
import dev.punchclock.report.ReportSource;
import java.util.List;

/** {@code plan}: show which post goes out when, and why then. */
final class PlanCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private int weeks = 2;

    PlanCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Shows which post goes out when, and why then. A forecast: nothing is written.")
                .in(options)
                .number("--weeks", "N", "how far to look ahead (default: 2)", given -> weeks = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        Arguments.between(weeks, 1, 520, "--weeks");
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            ReportSource source = session.source();
            List<AccountPlan> plans = AccountPlan.of(source, weeks);
            PlanPrinter printer = new PlanPrinter(source);
            session.existing()
                    .flatMap(Ledger::displaced)
                    .map(WorkspaceErrorNotice::warning)
                    .ifPresent(environment.complaints()::problem);
            if (environment.json()) {
                environment
                        .document()
                        .answer(
                                "plan",
                                "accounts",
                                plans.stream().map(printer::json).toList());
            } else {
                printer.print(environment.screen(), plans);
            }
            return WorkspaceErrorNotice.tell(environment, source.problems());
        }
    }
}

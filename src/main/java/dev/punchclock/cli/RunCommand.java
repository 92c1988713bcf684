package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.Round;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.report.RoundAnswer;
import java.time.Instant;
import java.util.Map;

/** {@code run}: publish what is due now, once. */
final class RunCommand implements Command {
    static final String REHEARSE = " To see the whole week now: punchclock rehearse";
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private boolean dryRun;

    RunCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Publishes what is due now, once, and ends: for a cron line or by hand.")
                .in(options)
                .flag("--dry-run", "say what would be sent; send and write nothing", () -> dryRun = true)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.openUnsettled(services, environment, options)) {
            ExitCode ended = dryRun ? new DryRunPrinter(environment, session.source()).run() : publish(session);
            return ended.worst(
                    WorkspaceErrorNotice.tell(environment, session.source().problems()));
        }
    }

    private ExitCode publish(WorkspaceSession session) {
        Map<String, Network> networks = session.networks();
        Ledger ledger = session.ledger();
        Instant before = ledger.lastLook().map(RoundTimestamp::at).orElse(null);
        RoundReport report =
                Round.sideBySide(session.workspace(), session.checked(), ledger, networks, environment.clock());
        RoundAnswer answer = RoundAnswer.of(session.source(), report, before);
        RoundPrinter printer = new RoundPrinter(environment, session.source(), answer);
        report.unrecorded().forEach(environment.complaints()::problem);
        if (environment.json()) {
            printer.answer();
        }
        printer.print();
        return report.code();
    }
}

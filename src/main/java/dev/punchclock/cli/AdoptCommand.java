package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.Adoption;
import dev.punchclock.publish.Adoption.Adopted;
import java.util.List;

/** {@code adopt}: publish from this machine from now on. */
final class AdoptCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();

    AdoptCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Lets this copy of the workspace, on this machine, be the one that publishes.",
                        "Where its ledger may not know what went out, each network is asked first.")
                .in(options)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            services.mustKeepLedger(session.state());
            Ledger known = session.existing().orElse(null);
            if (known != null) {
                return adopt(session, known);
            }
            try (Ledger begun = services.ledger(session.state(), services.newLedgerId(), session.workspace())) {
                return adopt(session, begun);
            }
        }
    }

    private ExitCode adopt(WorkspaceSession session, Ledger ledger) {
        String before = session.workspace().publisher();
        if (ledger.displaced().isPresent()) {
            mustBeWhole(session);
        }
        Adopted adopted = new Adoption(
                        session.workspace(), session.checked(), ledger, session.networks(), session.now())
                .adopt(services::newLedgerId);
        String now = ledger.id();
        services.editor(session.folder()).publisher(now);
        environment
                .screen()
                .line(session.workspace().id() + " is published from "
                        + session.workspace().folder() + ", by " + now
                        + (before == null || before.equals(now) ? "" : " instead of " + before) + ".");
        AdoptionPrinter printer = new AdoptionPrinter(session.source(), adopted);
        if (environment.json()) {
            environment.document().answer("adopt", printer.json(now, before));
        }
        printer.print(environment.screen());
        if (adopted.asked()) {
            environment
                    .screen()
                    .line("Should punchclock run where it was published before, end it there: that place cannot know.");
        }
        return ExitCode.DONE;
    }

    /** What was put back while another file's rest lay beside it may be half the one and half the other. */
    private void mustBeWhole(WorkspaceSession session) {
        try (LedgerArchive archive = services.archive(session.state()).orElseThrow()) {
            List<Problem> problems = archive.verify("").problems();
            if (!problems.isEmpty()) {
                throw new ProblemException(ExitCode.WORKSPACE, problems);
            }
        }
    }
}

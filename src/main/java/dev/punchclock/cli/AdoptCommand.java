package dev.punchclock.cli;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.Adoption;
import dev.punchclock.publish.Adoption.Adopted;
import java.util.List;

final class AdoptCommand implements Command {
    private final CommandEnvironment shell;
    private final SessionServices parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    AdoptCommand(CommandEnvironment shell, SessionServices parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Lets this copy of the workspace, on this machine, be the one that publishes.",
                        "Where its ledger may not know what went out, each network is asked first.")
                .in(options)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(parts, shell, options)) {
            parts.mustKeepLedger(session.state());
            Ledger known = session.existing().orElse(null);
            if (known != null) {
                return adopt(session, known);
            }
            try (Ledger begun = parts.ledger(session.state(), parts.newLedgerId(), session.workspace())) {
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
                .adopt(parts::newLedgerId);
        String now = ledger.id();
        parts.editor(session.folder()).publisher(now);
        shell.screen()
                .line(session.workspace().id() + " is published from "
                        + session.workspace().folder() + ", by " + now
                        + (before == null || before.equals(now) ? "" : " instead of " + before) + ".");
        AdoptionPrinter printer = new AdoptionPrinter(session.source(), adopted);
        if (shell.json()) {
            shell.document().answer("adopt", printer.json(now, before));
        }
        printer.print(shell.screen());
        if (adopted.asked()) {
            shell.screen()
                    .line("Should punchclock run where it was published before, end it there: that place cannot know.");
        }
        return ExitCode.DONE;
    }

    /** What was put back while another file's rest lay beside it may be half the one and half the other. */
    private void mustBeWhole(WorkspaceSession session) {
        try (LedgerArchive archive = parts.archive(session.state()).orElseThrow()) {
            List<Problem> problems = archive.verify("").problems();
            if (!problems.isEmpty()) {
                throw new ProblemException(ExitCode.WORKSPACE, problems);
            }
        }
    }
}

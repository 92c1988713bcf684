package dev.punchclock.cli;

import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.Adoption;
import java.util.List;

final class Adopting implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();

    Adopting(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Lets this copy of the workspace, on this machine, be the one that publishes.")
                .in(options);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            String before = session.workspace().publisher();
            parts.mustKeepLedger(session.state());
            Ledger ledger = session.existing()
                    .orElseGet(() -> parts.ledger(session.state(), parts.newLedgerId(), session.workspace()));
            List<Fact> held = Adoption.adopt(session.workspace(), session.checked(), ledger, session.now());
            parts.editor(session.folder()).publisher(ledger.id());
            shell.screen()
                    .line(session.workspace().id() + " is published from "
                            + session.workspace().folder() + ", by " + ledger.id()
                            + (before == null || before.equals(ledger.id()) ? "" : " instead of " + before) + ".");
            if (!held.isEmpty()) {
                shell.screen()
                        .line(
                                Words.many(held.size(), "post") + (held.size() == 1 ? " is held: " : " are held: ")
                                        + before
                                        + " may have published them. For each that it did not: punchclock unhold POST, or unhold all");
            }
            return ExitCode.DONE;
        }
    }
}

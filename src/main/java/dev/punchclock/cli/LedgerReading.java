package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.ledger.Verification;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.util.Optional;

final class LedgerReading implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String action = "";
    private String head = "";
    private boolean json;

    LedgerReading(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("ledger verify reads the whole ledger again and says whether anything was changed.")
                .in(options)
                .word("verify", "what to do with it", given -> action = given)
                .value("--from-head", "HASH", "a head noted earlier: it must still be there", given -> head = given)
                .flag("--json", "for machines", () -> json = true);
    }

    @Override
    public ExitCode run() {
        if (!action.equals("verify")) {
            throw new Stopped(ExitCode.USAGE, "there is no ledger " + action, "punchclock ledger verify");
        }
        try (Session session = Session.open(parts, shell, options)) {
            Optional<Verification> found = parts.verify(session.state(), head);
            if (found.isEmpty()) {
                shell.screen().line("There is no ledger yet: nothing was ever published from here.");
                return ExitCode.DONE;
            }
            Verification verification = found.get();
            boolean whole = verification.problems().isEmpty();
            verification.problems().forEach(problem -> shell.err().println(problem.render()));
            if (json) {
                shell.screen()
                        .raw(Json.write(Json.object(
                                "whole", whole,
                                "entries", verification.entries(),
                                "posts", verification.deliveries(),
                                "head", verification.head())));
            } else if (whole) {
                shell.screen()
                        .line("The ledger is whole: " + verification.entries() + " entries" + ", head "
                                + verification.head() + ".");
            }
            return whole ? ExitCode.DONE : ExitCode.WORKSPACE;
        }
    }
}

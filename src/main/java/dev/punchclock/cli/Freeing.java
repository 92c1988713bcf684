package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code free}: opens what {@code busy} closed. */
final class Freeing implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private @Nullable String whose;

    Freeing(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Opens again what busy closed.")
                .in(options)
                .mayWord("ACCOUNT|MEMBER", "only this account, or this member's (default: all)", given -> whose = given)
                .json(shell);
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            List<AccountName> accounts = whose == null
                    ? List.copyOf(session.workspace().desks().keySet())
                    : Whose.desks(session, whose).stream()
                            .map(desk -> desk.account().name())
                            .toList();
            ByHand hand = new ByHand(session.workspace(), session.checked(), session.ledger(), session.now());
            List<Fact> facts = hand.free(accounts);
            List<AccountName> changed =
                    facts.stream().map(Fact::account).filter(accounts::contains).toList();
            shell.document().answer("free", "accounts", accounts, "changed", changed);
            for (AccountName each : changed) {
                shell.screen().line(each + " is no longer busy: its hours are as written.");
            }
            if (facts.isEmpty()) {
                shell.screen().line("Nothing changed: nobody was busy by hand.");
            }
            return ExitCode.DONE;
        }
    }
}

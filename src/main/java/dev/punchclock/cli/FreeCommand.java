package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.ManualActions;
import dev.punchclock.report.AccountOrMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code free}: opens what {@code busy} closed. */
final class FreeCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private @Nullable String whose;

    FreeCommand(CommandEnvironment environment, SessionServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Opens again what busy closed.")
                .in(options)
                .mayWord("ACCOUNT|MEMBER", "only this account, or this member's (default: all)", given -> whose = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            List<AccountName> accounts = whose == null
                    ? List.copyOf(session.workspace().contexts().keySet())
                    : AccountOrMember.contexts(session.source(), whose).stream()
                            .map(context -> context.account().name())
                            .toList();
            ManualActions hand = session.hand();
            List<EntryBody> facts = hand.free(accounts);
            List<AccountName> changed = facts.stream()
                    .map(EntryBody::account)
                    .filter(accounts::contains)
                    .toList();
            environment.document().answer("free", "accounts", accounts, "changed", changed);
            for (AccountName each : changed) {
                environment.screen().line(each + " is no longer busy: its hours are as written.");
            }
            if (facts.isEmpty()) {
                environment.screen().line("Nothing changed: nobody was busy by hand.");
            }
            return ExitCode.DONE;
        }
    }
}

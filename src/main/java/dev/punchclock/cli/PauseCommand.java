package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.ManualActions;
import dev.punchclock.report.AccountOrMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops or starts publishing: the shape that pause and resume share. */
abstract class PauseCommand implements Command {
    private final CommandEnvironment environment;
    private final SessionServices services;
    private final boolean pause;

    private final WorkspaceOptions options = new WorkspaceOptions();
    private @Nullable String account;

    PauseCommand(CommandEnvironment environment, SessionServices services, boolean pause) {
        this.environment = environment;
        this.services = services;
        this.pause = pause;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.in(options)
                .mayWord(
                        "ACCOUNT|MEMBER",
                        "only this account, or this member's (default: all)",
                        given -> account = given)
                .json(environment);
    }

    @Nullable
    String reason() {
        return null;
    }

    @Override
    public ExitCode run() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            List<AccountName> accounts = account == null
                    ? List.copyOf(session.workspace().contexts().keySet())
                    : AccountOrMember.contexts(session.source(), account).stream()
                            .map(context -> context.account().name())
                            .toList();
            ManualActions hand = session.hand();
            List<EntryBody> facts = hand.pause(accounts, pause, reason());
            List<AccountName> changed = facts.stream()
                    .map(EntryBody::account)
                    .filter(accounts::contains)
                    .toList();
            environment.document().answer(pause ? "pause" : "resume", "accounts", accounts, "changed", changed);
            for (AccountName each : changed) {
                environment
                        .screen()
                        .line(each + (pause ? " is paused. punchclock resume starts it again." : " publishes again."));
            }
            if (facts.isEmpty()) {
                environment.screen().line("Nothing changed: " + (pause ? "paused already." : "nothing was paused."));
            }
            return ExitCode.DONE;
        }
    }

    /** {@code pause}. */
    static final class Pause extends PauseCommand {
        private @Nullable String reason;

        Pause(CommandEnvironment environment, SessionServices services) {
            super(environment, services, true);
        }

        @Override
        public void syntax(CommandSyntax syntax) {
            super.syntax(syntax);
            syntax.says("Stops publishing until resume. Nothing is lost.")
                    .value("--reason", "WORDS", "why, for the record", given -> reason = given);
        }

        @Override
        @Nullable
        String reason() {
            return reason;
        }
    }

    /** {@code resume}. */
    static final class Resume extends PauseCommand {
        Resume(CommandEnvironment environment, SessionServices services) {
            super(environment, services, false);
        }

        @Override
        public void syntax(CommandSyntax syntax) {
            super.syntax(syntax);
            syntax.says("Starts publishing again, with the usual gap.");
        }
    }
}

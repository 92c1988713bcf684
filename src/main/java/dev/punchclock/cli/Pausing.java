package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops or starts publishing: the shape that pause and resume share. */
abstract class Pausing implements Command {
    private final Shell shell;
    private final Parts parts;
    private final boolean pause;

    @Mixin
    private final WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "only this account (default: all)")
    private @Nullable String account;

    Pausing(Shell shell, Parts parts, boolean pause) {
        this.shell = shell;
        this.parts = parts;
        this.pause = pause;
    }

    @Nullable
    String reason() {
        return null;
    }

    @Override
    public ExitCode run() {
        try (Session session = Session.open(parts, shell, options)) {
            List<AccountName> accounts = account == null
                    ? List.copyOf(session.workspace().desks().keySet())
                    : List.of(session.desk(account).account().name());
            ByHand hand = new ByHand(session.workspace(), session.checked(), session.ledger(), session.now());
            List<Fact> facts = hand.pause(accounts, pause, reason());
            for (Fact fact : facts) {
                shell.screen()
                        .line(fact.account()
                                + (pause ? " is paused. punchclock resume starts it again." : " publishes again."));
            }
            if (facts.isEmpty()) {
                shell.screen().line("Nothing changed: " + (pause ? "paused already." : "nothing was paused."));
            }
            return ExitCode.DONE;
        }
    }

    /** {@code pause}. */
    @picocli.CommandLine.Command(name = "pause", description = "Stops publishing until resume. Nothing is lost.")
    static final class Pause extends Pausing {
        @Option(names = "--reason", paramLabel = "WORDS", description = "why, for the record")
        private @Nullable String reason;

        Pause(Shell shell, Parts parts) {
            super(shell, parts, true);
        }

        @Override
        @Nullable
        String reason() {
            return reason;
        }
    }

    /** {@code resume}. */
    @picocli.CommandLine.Command(name = "resume", description = "Starts publishing again, with the usual gap.")
    static final class Resume extends Pausing {
        Resume(Shell shell, Parts parts) {
            super(shell, parts, false);
        }
    }
}

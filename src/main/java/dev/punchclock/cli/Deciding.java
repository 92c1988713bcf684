package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person decides about one post: the shape that hold, unhold, retry and resolve share. */
abstract class Deciding implements Command {
    final Shell shell;
    private final Parts parts;

    @Mixin
    private final WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(index = "0", paramLabel = "POST", description = "the id of the post")
    private String id = "";

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "only on this account")
    private @Nullable String account;

    Deciding(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    abstract List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on);

    /** What is said of each delivery afterwards. */
    abstract String said();

    @Override
    public ExitCode run() {
        PostId post = Typed.post(id);
        AccountName on = account == null ? null : Typed.account(account);
        try (Session session = Session.open(parts, shell, options)) {
            ByHand hand = new ByHand(session.workspace(), session.checked(), session.ledger(), session.now());
            for (Fact fact : decide(hand, post, on)) {
                shell.screen().line(fact.delivery() + " " + said());
            }
            return ExitCode.DONE;
        }
    }
}

package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ManualActions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code resolve}: say what became of an unknown post. */
final class ResolveCommand extends PostDecisionCommand {
    private @Nullable String link;
    private boolean notSent;
    private boolean isCommands;

    ResolveCommand(CommandEnvironment environment, SessionServices services) {
        super(environment, services, "resolve");
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        super.syntax(syntax);
        syntax.says("Says what became of a post when nobody but you could find out.")
                .oneOf(seen -> seen.value("--sent", "URL", "it is there, at this address", given -> link = given)
                        .flag("--not-sent", "it is not there: it waits for a slot again", () -> notSent = true));
    }

    @Override
    List<EntryBody> decide(ManualActions hand, PostId post, @Nullable AccountName on) {
        String seen = link;
        isCommands = hand.isCommands(post);
        return seen == null ? hand.resolveNotSent(post, on) : hand.resolveSent(post, on, Arguments.link(seen));
    }

    @Override
    String said() {
        if (!notSent) {
            return "was sent: it is counted once.";
        }
        return isCommands
                ? "was not sent. To send it, give the same `punchclock post` again."
                : "was not sent: it waits for a slot again.";
    }
}

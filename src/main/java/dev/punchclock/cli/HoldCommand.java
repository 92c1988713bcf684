package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ManualActions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code hold}: keep a post from going out. */
final class HoldCommand extends PostDecisionCommand {
    private String reason = "held by hand";

    HoldCommand(CommandEnvironment environment, SessionServices services) {
        super(environment, services, "hold");
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        super.syntax(syntax);
        syntax.says("Keeps a post from going out until it is let go again.")
                .mayWord("REASON", "why, for the record", given -> reason = given);
    }

    @Override
    List<EntryBody> decide(ManualActions hand, PostId post, @Nullable AccountName on) {
        return hand.hold(post, on, reason);
    }

    @Override
    String said() {
        return "is held. punchclock unhold lets it go.";
    }
}

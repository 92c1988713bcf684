package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ManualActions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code unhold}: let it go again. */
final class UnholdCommand extends PostDecisionCommand {
    private static final String ALL = "all";

    UnholdCommand(CommandEnvironment environment, SessionServices services) {
        super(environment, services, "unhold");
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        super.syntax(syntax);
        syntax.says("Lets a held or dropped post wait for a slot again; unhold all lets everything go that is held.");
    }

    @Override
    List<EntryBody> decide(ManualActions hand, PostId post, @Nullable AccountName on) {
        return isPost(post) ? hand.unhold(post, on) : hand.unholdAll();
    }

    @Override
    boolean isPost(PostId post) {
        return !post.value().equals(ALL);
    }

    @Override
    String said() {
        return "waits for a slot again.";
    }
}

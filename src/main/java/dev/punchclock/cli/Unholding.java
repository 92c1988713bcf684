package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class Unholding extends Deciding {
    private static final String ALL = "all";

    Unholding(Shell shell, Parts parts) {
        super(shell, parts, "unhold");
    }

    @Override
    public void syntax(Syntax syntax) {
        super.syntax(syntax);
        syntax.says("Lets a held or dropped post wait for a slot again; unhold all lets everything go that is held.");
    }

    @Override
    List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on) {
        return post.value().equals(ALL) ? hand.unholdAll() : hand.unhold(post, on);
    }

    @Override
    String said() {
        return "waits for a slot again.";
    }
}

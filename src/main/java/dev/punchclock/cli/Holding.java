package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class Holding extends Deciding {
    private String reason = "held by hand";

    Holding(Shell shell, Parts parts) {
        super(shell, parts, "hold");
    }

    @Override
    public void syntax(Syntax syntax) {
        super.syntax(syntax);
        syntax.says("Keeps a post from going out until it is let go again.")
                .mayWord("REASON", "why, for the record", given -> reason = given);
    }

    @Override
    List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on) {
        return hand.hold(post, on, reason);
    }

    @Override
    String said() {
        return "is held. punchclock unhold lets it go.";
    }
}

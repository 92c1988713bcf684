package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class Resolving extends Deciding {
    private @Nullable String link;
    private boolean notSent;

    Resolving(Shell shell, Parts parts) {
        super(shell, parts, "resolve");
    }

    @Override
    public void syntax(Syntax syntax) {
        super.syntax(syntax);
        syntax.says("Says what became of a post when nobody but you could find out.")
                .oneOf(seen -> seen.value("--sent", "URL", "it is there, at this address", given -> link = given)
                        .flag("--not-sent", "it is not there: it waits for a slot again", () -> notSent = true));
    }

    @Override
    List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on) {
        String seen = link;
        return seen == null ? hand.resolveNotSent(post, on) : hand.resolveSent(post, on, Typed.link(seen));
    }

    @Override
    String said() {
        return notSent ? "was not sent: it waits for a slot again." : "was sent: it is counted once.";
    }
}

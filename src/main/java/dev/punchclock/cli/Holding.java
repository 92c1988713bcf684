package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(name = "hold", description = "Keeps a post from going out until it is let go again.")
final class Holding extends Deciding {
    @Parameters(index = "1", arity = "0..1", paramLabel = "REASON", description = "why, for the record")
    private String reason = "held by hand";

    Holding(Shell shell, Parts parts) {
        super(shell, parts);
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

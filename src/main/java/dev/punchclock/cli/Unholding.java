package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;

@picocli.CommandLine.Command(name = "unhold", description = "Lets a held or dropped post wait for a slot again.")
final class Unholding extends Deciding {
    Unholding(Shell shell, Parts parts) {
        super(shell, parts);
    }

    @Override
    List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on) {
        return hand.unhold(post, on);
    }

    @Override
    String said() {
        return "waits for a slot again.";
    }
}

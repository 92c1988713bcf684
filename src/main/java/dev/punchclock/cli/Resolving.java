package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ByHand;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "resolve",
        description = "Says what became of a post when nobody but you could find out.")
final class Resolving extends Deciding {
    @ArgGroup(multiplicity = "1")
    private final Seen seen = new Seen();

    /** One of the two. */
    static final class Seen {
        @Option(names = "--sent", paramLabel = "URL", description = "it is there, at this address")
        @Nullable
        String link;

        @Option(names = "--not-sent", description = "it is not there: it waits for a slot again")
        boolean notSent;
    }

    Resolving(Shell shell, Parts parts) {
        super(shell, parts);
    }

    @Override
    List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on) {
        String link = seen.link;
        return link == null ? hand.resolveNotSent(post, on) : hand.resolveSent(post, on, Typed.link(link));
    }

    @Override
    String said() {
        return seen.notSent ? "was not sent: it waits for a slot again." : "was sent: it is counted once.";
    }
}

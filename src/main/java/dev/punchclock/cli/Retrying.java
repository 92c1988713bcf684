package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ByHand;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class Retrying extends Deciding {
    Retrying(Shell shell, Parts parts) {
        super(shell, parts, "retry");
    }

    @Override
    public void syntax(Syntax syntax) {
        super.syntax(syntax);
        syntax.says("Lets a refused or waiting post be tried again in work hours. It cannot make it go out twice.");
    }

    @Override
    List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on) {
        return hand.retry(post, on);
    }

    @Override
    String said() {
        return "is tried again.";
    }

    @Override
    void tellMore(Session session, PostId post, List<Fact> decided) {
        List<AccountName> accounts = decided.stream()
                .flatMap(fact -> Stream.ofNullable(fact.account()))
                .filter(account -> session.workspace().desks().containsKey(account))
                .toList();
        WhenOut.of(session, post, accounts).forEach(when -> shell.screen().line(when.words()));
    }
}

package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ManualActions;
import dev.punchclock.report.PublicationForecast;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code retry}: try a refused post again. */
final class RetryCommand extends PostDecisionCommand {
    RetryCommand(CommandEnvironment environment, SessionServices services) {
        super(environment, services, "retry");
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        super.syntax(syntax);
        syntax.says("Lets a refused or waiting post be tried again in work hours. It cannot make it go out twice.");
    }

    @Override
    List<EntryBody> decide(ManualActions hand, PostId post, @Nullable AccountName on) {
        return hand.retry(post, on);
    }

    @Override
    String said() {
        return "is tried again.";
    }

    @Override
    void tellMore(WorkspaceSession session, PostId post, List<EntryBody> decided) {
        List<AccountName> accounts = decided.stream()
                .flatMap(fact -> Stream.ofNullable(fact.account()))
                .filter(account -> session.workspace().contexts().containsKey(account))
                .toList();
        PublicationForecast.of(session.source(), post, accounts)
                .forEach(when -> environment.screen().line(when.words()));
    }
}

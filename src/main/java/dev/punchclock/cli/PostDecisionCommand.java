package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.ManualActions;
import dev.punchclock.report.PostFinder;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person decides about one post: the shape that hold, unhold, retry and resolve share. */
abstract class PostDecisionCommand implements Command {
    final CommandEnvironment environment;
    private final SessionServices services;
    private final String kind;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";
    private @Nullable String account;

    /** @param kind of what is answered to machines */
    PostDecisionCommand(CommandEnvironment environment, SessionServices services, String kind) {
        this.environment = environment;
        this.services = services;
        this.kind = kind;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .value("--account", "ACCOUNT", "only on this account", given -> account = given)
                .json(environment);
    }

    abstract List<EntryBody> decide(ManualActions hand, PostId post, @Nullable AccountName on);

    /** What is said of each delivery afterwards. */
    abstract String said();

    /** What else there is to say, now that it is decided. */
    void tellMore(WorkspaceSession session, PostId post, List<EntryBody> decided) {}

    /** Until when an attempt that seemed lost may still turn up; empty where none may. */
    private static String wait(EntryBody fact, ZoneId zone) {
        Instant until = fact.until();
        return until == null
                ? ""
                : " Not before " + TimeFormat.exactly(until, zone)
                        + ": by then the network shows an attempt that seemed lost.";
    }

    @Override
    public ExitCode run() {
        AccountName on = account == null ? null : Arguments.account(account);
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            PostId post = PostFinder.anywhere(session.source(), id);
            mustBeThere(session, on, post);
            ManualActions hand = session.hand();
            List<EntryBody> decided = decide(hand, post, on);
            for (EntryBody fact : decided) {
                environment.screen().line(fact.delivery() + " " + said() + wait(fact, session.zone()));
            }
            tellMore(session, post, decided);
            if (environment.json()) {
                answer(session, decided);
            }
            return ExitCode.DONE;
        }
    }

    /** Whether a word means a post that is to be there. */
    boolean isPost(PostId post) {
        return true;
    }

    /** Before a ledger is asked for: also where none may be begun, the line is what is wrong. */
    private void mustBeThere(WorkspaceSession session, @Nullable AccountName on, PostId post) {
        boolean queued =
                session.workspace().queue().stream().anyMatch(each -> each.id().equals(post));
        if (on != null) {
            mustBeOn(session, on, post);
        }
        if (!queued && isPost(post) && session.book().of(post).isEmpty()) {
            throw PostFinder.missing(session.source(), post);
        }
    }

    /** Also an account that the files do not name any more may hold what was handed in. */
    private static void mustBeOn(WorkspaceSession session, AccountName on, PostId post) {
        Set<AccountName> all = new TreeSet<>(session.workspace().contexts().keySet());
        Set<AccountName> posts = new TreeSet<>();
        session.workspace().queue().stream()
                .filter(each -> each.id().equals(post))
                .forEach(each -> posts.addAll(each.to()));
        session.book().of(post).forEach(delivery -> posts.add(delivery.id().account()));
        all.addAll(session.book().handles().keySet());
        all.addAll(posts);
        if (!all.contains(on)) {
            List<String> known = all.stream().map(AccountName::value).toList();
            throw new ProblemException(
                    ExitCode.USAGE, "there is no account " + on, DidYouMean.remedy(on.value(), known));
        }
        if (!posts.isEmpty() && !posts.contains(on)) {
            String others = posts.stream().map(AccountName::value).collect(Collectors.joining(", "));
            throw new ProblemException(ExitCode.USAGE, post + " does not go to " + on, "it goes to " + others);
        }
    }

    /** Where each stands now. */
    private void answer(WorkspaceSession session, List<EntryBody> decided) {
        List<Map<String, Object>> changed = new ArrayList<>();
        for (EntryBody fact : decided) {
            DeliveryId id = fact.delivery();
            Delivery now = id == null ? null : session.book().find(id);
            if (now != null) {
                ZoneId zone = session.source().zone(now.id().account());
                changed.add(JsonValues.post(session.source(), now, null, zone));
            }
        }
        environment.document().answer(kind, "changed", changed);
    }
}

package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.ByHand;
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
abstract class Deciding implements Command {
    final Shell shell;
    private final Parts parts;
    private final String kind;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";
    private @Nullable String account;

    /** @param kind of what is answered to machines */
    Deciding(Shell shell, Parts parts, String kind) {
        this.shell = shell;
        this.parts = parts;
        this.kind = kind;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .value("--account", "ACCOUNT", "only on this account", given -> account = given)
                .json(shell);
    }

    abstract List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on);

    /** What is said of each delivery afterwards. */
    abstract String said();

    /** What else there is to say, now that it is decided. */
    void tellMore(Session session, PostId post, List<Fact> decided) {}

    /** Until when an attempt that seemed lost may still turn up; empty where none may. */
    private static String wait(Fact fact, ZoneId zone) {
        Instant until = fact.until();
        return until == null
                ? ""
                : " Not before " + Told.exactly(until, zone)
                        + ": by then the network shows an attempt that seemed lost.";
    }

    @Override
    public ExitCode run() {
        AccountName on = account == null ? null : Typed.account(account);
        try (Session session = Session.open(parts, shell, options)) {
            PostId post = NamedPost.anywhere(session, id);
            if (on != null) {
                mustBeOn(session, on, post);
            }
            ByHand hand = new ByHand(session.workspace(), session.checked(), session.ledger(), session.now());
            List<Fact> decided = decide(hand, post, on);
            for (Fact fact : decided) {
                shell.screen().line(fact.delivery() + " " + said() + wait(fact, session.zone()));
            }
            tellMore(session, post, decided);
            if (shell.json()) {
                answer(session, decided);
            }
            return ExitCode.DONE;
        }
    }

    /** Also an account that the files do not name any more may hold what was handed in. */
    private static void mustBeOn(Session session, AccountName on, PostId post) {
        Set<AccountName> all = new TreeSet<>(session.workspace().desks().keySet());
        Set<AccountName> posts = new TreeSet<>();
        session.workspace().queue().stream()
                .filter(each -> each.id().equals(post))
                .forEach(each -> posts.addAll(each.to()));
        session.book().of(post).forEach(delivery -> posts.add(delivery.id().account()));
        all.addAll(session.book().handles().keySet());
        all.addAll(posts);
        if (!all.contains(on)) {
            List<String> known = all.stream().map(AccountName::value).toList();
            throw new Stopped(ExitCode.USAGE, "there is no account " + on, DidYouMean.remedy(on.value(), known));
        }
        if (!posts.isEmpty() && !posts.contains(on)) {
            String others = posts.stream().map(AccountName::value).collect(Collectors.joining(", "));
            throw new Stopped(ExitCode.USAGE, post + " does not go to " + on, "it goes to " + others);
        }
    }

    /** Where each stands now. */
    private void answer(Session session, List<Fact> decided) {
        List<Map<String, Object>> changed = new ArrayList<>();
        for (Fact fact : decided) {
            DeliveryId id = fact.delivery();
            Delivery now = id == null ? null : session.book().find(id);
            if (now != null) {
                ZoneId zone = Words.zone(session.workspace(), now.id().account(), session.zone());
                changed.add(ForMachines.post(now, null, zone));
            }
        }
        shell.document().answer(kind, "changed", changed);
    }
}

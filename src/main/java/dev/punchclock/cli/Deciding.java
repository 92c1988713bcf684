package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Told;
import dev.punchclock.ledger.Fact;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.ByHand;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person decides about one post: the shape that hold, unhold, retry and resolve share. */
abstract class Deciding implements Command {
    final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String id = "";
    private @Nullable String account;

    Deciding(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.in(options)
                .word("POST", "the id of the post, or a beginning that no other has", given -> id = given)
                .value("--account", "ACCOUNT", "only on this account", given -> account = given);
    }

    abstract List<Fact> decide(ByHand hand, PostId post, @Nullable AccountName on);

    /** What is said of each delivery afterwards. */
    abstract String said();

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
            ByHand hand = new ByHand(session.workspace(), session.checked(), session.ledger(), session.now());
            for (Fact fact : decide(hand, post, on)) {
                shell.screen().line(fact.delivery() + " " + said() + wait(fact, session.zone()));
            }
            return ExitCode.DONE;
        }
    }
}

package dev.punchclock.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;

/** Every command there is, in the order of the help. Only the one that is asked for is ever made. */
enum Commands {
    INIT("init", "write a new workspace", Beginning::new),
    CHECK("check", "read every file and say what is wrong", Checking::new),
    PLAN("plan", "show which post goes out when, and why then", Planning::new),
    REHEARSE("rehearse", "play the coming weeks in an instant", Rehearsing::new),
    RUN("run", "publish what is due now, once", Running::new),
    POST("post", "publish one post at once: from CI, or by hand", Posting::new),
    STATUS("status", "say what was posted, what comes, what needs you", Status::new),
    HOURS("hours", "print when work is", HoursShowing::new),

    ADD("add", "write a post into the queue", Adding::new),
    LIST("list", "list the posts of the queue", Listing::new),
    SHOW("show", "show one post and all that happened to it", Showing::new),
    MOVE("move", "pin a post to another time", Moving::new),
    DROP("drop", "take a post out of the queue", Dropping::new),
    HOLD("hold", "keep a post from going out", Holding::new),
    UNHOLD("unhold", "let it go again", Unholding::new),
    RETRY("retry", "try a refused post again", Retrying::new),
    RESOLVE("resolve", "say what became of an unknown post", Resolving::new),
    COUNT("count", "count a post made by hand", Counting::new),

    LOGIN("login", "sign in on an account", SigningIn::new),
    ACCOUNTS("accounts", "list the accounts, and where their secrets are", Accounts::new),
    PAUSE("pause", "stop publishing", Pausing.Pause::new),
    RESUME("resume", "start again", Pausing.Resume::new),
    ADOPT("adopt", "publish from this machine from now on", Adopting::new),
    DOCTOR("doctor", "look at all that publishing relies on here", Examining::new),
    LEDGER("ledger", "verify: whether anything in the ledger was changed", LedgerReading::new),
    SCHEMA("schema", "print the JSON Schema of the files", SchemaPrinting::new);

    private final String word;
    private final String summary;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor has no state
    private final BiFunction<Shell, Parts, Command> maker;

    Commands(String word, String summary, BiFunction<Shell, Parts, Command> maker) {
        this.word = word;
        this.summary = summary;
        this.maker = maker;
    }

    static Optional<Commands> find(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    String summary() {
        return summary;
    }

    Command make(Shell shell, Parts parts) {
        return maker.apply(shell, parts);
    }
}

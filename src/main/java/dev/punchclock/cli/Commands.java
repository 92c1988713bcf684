package dev.punchclock.cli;

import java.util.Optional;

/** Every command there is, in the order of the help. Only the one that is asked for is ever made. */
enum Commands {
    INIT("init", "write a new workspace"),
    CHECK("check", "read every file and say what is wrong"),
    PLAN("plan", "show which post goes out when, and why then"),
    REHEARSE("rehearse", "play the coming weeks in an instant"),
    RUN("run", "publish what is due now, once"),
    DAEMON("daemon", "publish what falls due, until it is ended"),
    INSTALL("install", "let cron or systemd do it"),
    POST("post", "publish one post at once: from CI, or by hand"),
    STATUS("status", "say what was posted, what comes, what needs you"),
    HOURS("hours", "print when work is"),
    HOLIDAYS("holidays", "print public holidays, and why each is a day off"),
    CALENDAR("calendar", "print when a calendar file says busy"),

    ADD("add", "write a post into the queue"),
    LIST("list", "list the posts of the queue"),
    SHOW("show", "show one post and all that happened to it"),
    MOVE("move", "pin a post to another time"),
    DROP("drop", "take a post out of the queue"),
    HOLD("hold", "keep a post from going out"),
    UNHOLD("unhold", "let it go again"),
    RETRY("retry", "try a refused post again"),
    RESOLVE("resolve", "say what became of an unknown post"),
    COUNT("count", "count a post made by hand"),
    UNCOUNT("uncount", "take back what was counted by hand"),

    LOGIN("login", "sign in on an account"),
    ACCOUNTS("accounts", "list the accounts, and where their secrets are"),
    PAUSE("pause", "stop publishing"),
    RESUME("resume", "start again"),
    BUSY("busy", "close an account at once"),
    FREE("free", "open it again"),
    ADOPT("adopt", "publish from this machine from now on"),
    DOCTOR("doctor", "look at all that publishing relies on here"),
    LEDGER("ledger", "verify, head, backup, export: the record of all that happened"),
    FORGET("forget", "erase a member's words from the ledger"),
    SCHEMA("schema", "print the JSON Schema of the files, or of what --json answers");

    private final String word;
    private final String summary;

    Commands(String word, String summary) {
        this.word = word;
        this.summary = summary;
    }

    static Optional<Commands> find(String word) {
        for (Commands each : values()) {
            if (each.word.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    String word() {
        return word;
    }

    String summary() {
        return summary;
    }

    boolean opensAWorkspace() {
        return this != INIT && this != SCHEMA && this != CALENDAR;
    }

    boolean opensALedger() {
        return opensAWorkspace() && this != HOURS && this != HOLIDAYS;
    }

    Command make(Shell shell, Parts parts) {
        return switch (this) {
            case INIT -> new Beginning(shell, parts);
            case CHECK -> new Checking(shell, parts);
            case PLAN -> new Planning(shell, parts);
            case REHEARSE -> new Rehearsing(shell, parts);
            case RUN -> new Running(shell, parts);
            case DAEMON -> new DaemonRunning(shell, parts);
            case INSTALL -> new Installing(shell, parts);
            case POST -> new Posting(shell, parts);
            case STATUS -> new Status(shell, parts);
            case HOURS -> new HoursShowing(shell, parts);
            case HOLIDAYS -> new HolidaysShowing(shell, parts);
            case CALENDAR -> new CalendarReading(shell, parts);
            case ADD -> new Adding(shell, parts);
            case LIST -> new Listing(shell, parts);
            case SHOW -> new Showing(shell, parts);
            case MOVE -> new Moving(shell, parts);
            case DROP -> new Dropping(shell, parts);
            case HOLD -> new Holding(shell, parts);
            case UNHOLD -> new Unholding(shell, parts);
            case RETRY -> new Retrying(shell, parts);
            case RESOLVE -> new Resolving(shell, parts);
            case COUNT -> new Counting(shell, parts);
            case UNCOUNT -> new Uncounting(shell, parts);
            case LOGIN -> new SigningIn(shell, parts);
            case ACCOUNTS -> new Accounts(shell, parts);
            case PAUSE -> new Pausing.Pause(shell, parts);
            case RESUME -> new Pausing.Resume(shell, parts);
            case BUSY -> new BusyNow(shell, parts);
            case FREE -> new Freeing(shell, parts);
            case ADOPT -> new Adopting(shell, parts);
            case DOCTOR -> new Examining(shell, parts);
            case LEDGER -> new LedgerReading(shell, parts);
            case FORGET -> new ForgettingWords(shell, parts);
            case SCHEMA -> new SchemaPrinting(shell, parts);
        };
    }
}

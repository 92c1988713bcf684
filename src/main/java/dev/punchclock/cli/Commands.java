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

    /** Whether it has nothing to say of what is over, and need not read the files in which all is. */
    boolean asksWhatIsToCome() {
        return this == RUN || this == STATUS;
    }

    Command make(CommandEnvironment shell, CliServices parts) {
        return switch (this) {
            case INIT -> new InitCommand(shell, parts);
            case CHECK -> new CheckCommand(shell, parts);
            case PLAN -> new PlanCommand(shell, parts);
            case REHEARSE -> new RehearseCommand(shell, parts, parts::stage);
            case RUN -> new RunCommand(shell, parts);
            case DAEMON -> new DaemonCommand(shell, parts);
            case INSTALL -> new InstallCommand(shell, parts, parts);
            case POST -> new PostCommand(shell, parts, parts);
            case STATUS -> new StatusCommand(shell, parts);
            case HOURS -> new HoursCommand(shell, parts);
            case HOLIDAYS -> new HolidaysCommand(shell, parts, parts);
            case CALENDAR -> new CalendarCommand(shell, parts);
            case ADD -> new AddCommand(shell, parts, parts);
            case LIST -> new ListCommand(shell, parts);
            case SHOW -> new ShowCommand(shell, parts);
            case MOVE -> new MoveCommand(shell, parts);
            case DROP -> new DropCommand(shell, parts);
            case HOLD -> new HoldCommand(shell, parts);
            case UNHOLD -> new UnholdCommand(shell, parts);
            case RETRY -> new RetryCommand(shell, parts);
            case RESOLVE -> new ResolveCommand(shell, parts);
            case COUNT -> new CountCommand(shell, parts);
            case UNCOUNT -> new UncountCommand(shell, parts);
            case LOGIN -> new LoginCommand(shell, parts, parts);
            case ACCOUNTS -> new AccountsCommand(shell, parts, parts);
            case PAUSE -> new PauseCommand.Pause(shell, parts);
            case RESUME -> new PauseCommand.Resume(shell, parts);
            case BUSY -> new BusyCommand(shell, parts);
            case FREE -> new FreeCommand(shell, parts);
            case ADOPT -> new AdoptCommand(shell, parts);
            case DOCTOR -> new DoctorCommand(shell, parts, parts, parts);
            case LEDGER -> new LedgerCommand(shell, parts);
            case FORGET -> new ForgetCommand(shell, parts);
            case SCHEMA -> new SchemaCommand(shell, parts);
        };
    }
}

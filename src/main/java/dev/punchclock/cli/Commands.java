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

    Command make(CommandEnvironment environment, CliServices services) {
        return switch (this) {
            case INIT -> new InitCommand(environment, services);
            case CHECK -> new CheckCommand(environment, services);
            case PLAN -> new PlanCommand(environment, services);
            case REHEARSE -> new RehearseCommand(environment, services, services::stage);
            case RUN -> new RunCommand(environment, services);
            case DAEMON -> new DaemonCommand(environment, services);
            case INSTALL -> new InstallCommand(environment, services, services);
            case POST -> new PostCommand(environment, services, services);
            case STATUS -> new StatusCommand(environment, services);
            case HOURS -> new HoursCommand(environment, services);
            case HOLIDAYS -> new HolidaysCommand(environment, services, services);
            case CALENDAR -> new CalendarCommand(environment, services);
            case ADD -> new AddCommand(environment, services, services);
            case LIST -> new ListCommand(environment, services);
            case SHOW -> new ShowCommand(environment, services);
            case MOVE -> new MoveCommand(environment, services);
            case DROP -> new DropCommand(environment, services);
            case HOLD -> new HoldCommand(environment, services);
            case UNHOLD -> new UnholdCommand(environment, services);
            case RETRY -> new RetryCommand(environment, services);
            case RESOLVE -> new ResolveCommand(environment, services);
            case COUNT -> new CountCommand(environment, services);
            case UNCOUNT -> new UncountCommand(environment, services);
            case LOGIN -> new LoginCommand(environment, services, services);
            case ACCOUNTS -> new AccountsCommand(environment, services, services);
            case PAUSE -> new PauseCommand.Pause(environment, services);
            case RESUME -> new PauseCommand.Resume(environment, services);
            case BUSY -> new BusyCommand(environment, services);
            case FREE -> new FreeCommand(environment, services);
            case ADOPT -> new AdoptCommand(environment, services);
            case DOCTOR -> new DoctorCommand(environment, services, services, services);
            case LEDGER -> new LedgerCommand(environment, services);
            case FORGET -> new ForgetCommand(environment, services);
            case SCHEMA -> new SchemaCommand(environment, services);
        };
    }
}

package dev.punchclock;

import dev.punchclock.account.Account;
import dev.punchclock.calendar.Almanac;
import dev.punchclock.calendar.holidays.KeptHolidays;
import dev.punchclock.calendar.ics.Freshness;
import dev.punchclock.cli.AtWork;
import dev.punchclock.cli.CalendarFile;
import dev.punchclock.cli.Parts;
import dev.punchclock.cli.Program;
import dev.punchclock.credentials.CredentialFolder;
import dev.punchclock.credentials.FoundCredentials;
import dev.punchclock.daemon.DaemonLock;
import dev.punchclock.daemon.Holder;
import dev.punchclock.files.Kept;
import dev.punchclock.files.QueueEditor;
import dev.punchclock.files.Schema;
import dev.punchclock.files.Secrets;
import dev.punchclock.files.Starter;
import dev.punchclock.files.WorkspaceFiles;
import dev.punchclock.hours.Closures;
import dev.punchclock.ledger.Archive;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.machine.Machine;
import dev.punchclock.machine.MachineId;
import dev.punchclock.machine.SpareHandles;
import dev.punchclock.machine.ZoneDoubt;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Keyring;
import dev.punchclock.network.Limits;
import dev.punchclock.network.Network;
import dev.punchclock.network.SignIn;
import dev.punchclock.network.rehearsal.RehearsalLimits;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.network.x.XLimits;
import dev.punchclock.network.x.XNetwork;
import dev.punchclock.network.x.XSignIn;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.simulate.Stage;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.store.Surroundings;
import dev.punchclock.workspace.Answers;
import dev.punchclock.workspace.Editor;
import dev.punchclock.workspace.Stamp;
import dev.punchclock.workspace.Workspace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The edges, joined for the command line. Each is made when it is asked for, and not before.
 *
 * <p>It is longer than 300 lines because every edge is joined here, and nowhere else.
 */
final class Joined implements Parts {
    private static final Path ROOT = Path.of("/");
    private static volatile boolean cacheIsOurs;

    private final InstantSource clock;
    private final Map<String, String> environment;
    private final ProcessIdentity me;
    private final Path root;
    private @Nullable Ahead ahead;

    /** As variables say who runs it, and where: for tests, in which that is the same on every machine. */
    Joined(InstantSource clock, Map<String, String> environment, Supplier<ZoneId> zone) {
        this(clock, environment, zone, () -> "cli");
    }

    Joined(InstantSource clock, Map<String, String> environment, Supplier<ZoneId> zone, Supplier<String> via) {
        this(clock, environment, zone, via, ROOT);
    }

    /** @param root of the machine's own files */
    Joined(
            InstantSource clock,
            Map<String, String> environment,
            Supplier<ZoneId> zone,
            Supplier<String> via,
            Path root) {
        this(
                clock,
                environment,
                new ProcessIdentity(
                        () -> environment.getOrDefault("USER", ""),
                        () -> environment.getOrDefault("HOSTNAME", ""),
                        via,
                        zone),
                root);
    }

    /** @param me what entries say of this process */
    Joined(InstantSource clock, Map<String, String> environment, ProcessIdentity me) {
        this(clock, environment, me, ROOT);
    }

    private Joined(InstantSource clock, Map<String, String> environment, ProcessIdentity me, Path root) {
        this.clock = clock;
        this.environment = environment;
        this.me = me;
        this.root = root;
    }

    @Override
    public void aboutToOpen(Path from) {
        SpareHandles.mustSuffice();
        Path folder = WorkspaceFiles.find(from).orElse(from);
        ahead = Ahead.start(clock.instant(), folder, () -> read(folder));
    }

    @Override
    public Optional<Path> find(Path from) {
        return WorkspaceFiles.find(from);
    }

    @Override
    public Optional<String> likelyId(Path folder) {
        return WorkspaceFiles.likelyId(folder);
    }

    @Override
    public Workspace open(Path folder) {
        Ahead begun = ahead;
        ahead = null; // what changes from now on must be seen
        return begun != null && begun.opens(folder) ? begun.workspace() : read(folder);
    }

    private Workspace read(Path folder) {
        return byBothEditions(files(folder).open());
    }

    /** Whoever opens a workspace has work time only where it is that by Java's zone data and by the system's. */
    private Workspace byBothEditions(Workspace workspace) {
        ZoneDoubt doubt = machine().zoneDoubt(workspace.zones(), clock.instant());
        return doubt.isNone() ? workspace : workspace.alsoBy(doubt.rules(), doubt.warnings());
    }

    private WorkspaceFiles files(Path folder) {
        SortedMap<String, Limits> networks = new TreeMap<>();
        for (Limits limits : new Limits[] {new RehearsalLimits(), new XLimits()}) {
            networks.put(limits.network(), limits);
        }
        return new WorkspaceFiles(folder, networks, kept(), closures(), ownFile());
    }

    private Closures closures() {
        Kept kept = kept();
        return new Almanac(kept == null ? null : kept.folder(), kept == null ? "" : kept.build(), stateHome(), clock);
    }

    /** Where what is private may stand; null where the user has no such folder. */
    private @Nullable Path ownFile() {
        return hasSettings() ? config().resolve("config.yaml") : null;
    }

    private boolean hasSettings() {
        return !environment.getOrDefault("XDG_CONFIG_HOME", "").isEmpty()
                || !environment.getOrDefault("HOME", "").isEmpty();
    }

    private Path config() {
        return home("XDG_CONFIG_HOME", ".config").resolve("punchclock");
    }

    /** The folder of all that punchclock keeps for the user. */
    private Path stateHome() {
        return home("XDG_STATE_HOME", ".local/state").resolve("punchclock");
    }

    private Path home(String variable, String otherwise) {
        String base = environment.getOrDefault(variable, "");
        return base.isEmpty() ? Path.of(environment.getOrDefault("HOME", ""), otherwise) : Path.of(base);
    }

    @Override
    public Editor editor(Path folder) {
        return new QueueEditor(folder);
    }

    @Override
    public void mustBeFree(Path folder) {
        Starter.mustBeFree(folder);
    }

    @Override
    public ZoneId zoneNamed(String written) {
        return Starter.zone(written);
    }

    @Override
    public String hoursMeant(String written) {
        return Starter.hours(written);
    }

    @Override
    public void init(Path folder, Answers answers) {
        Starter.init(folder, answers);
    }

    @Override
    public String schema(boolean workspace) {
        return workspace ? Schema.workspace() : Schema.queue();
    }

    @Override
    public Optional<Ledger> ledger(Path state) {
        mustBeOurs(state);
        return SqliteLedger.openExisting(state, me::actor, surroundings()).map(ledger -> ledger);
    }

    @Override
    public Ledger ledger(Path state, String id, Workspace workspace) {
        mustBeOurs(state);
        return SqliteLedger.open(
                state,
                me.actor(),
                new NewLedger(id, workspace.id(), workspace.folder(), clock.instant()),
                surroundings());
    }

    /** What shows that a ledger was copied; where the user has no folder for settings, what lies beside it must do. */
    private Surroundings surroundings() {
        return new Surroundings(
                () -> MachineId.of(root), me.host().get(), hasSettings() ? config().resolve("ledgers") : null);
    }

    /** A ledger in a folder that others can write into is none to rely on. */
    private void mustBeOurs(Path state) {
        Path home = stateHome();
        machine().mustBeOurs(state.startsWith(home) ? new Path[] {home, state} : new Path[] {state});
    }

    @Override
    public Optional<Archive> archive(Path state) {
        mustBeOurs(state);
        return SqliteLedger.openExisting(state, me::actor, surroundings()).map(ledger -> ledger);
    }

    @Override
    public Optional<Head> backup(Path state, Path file) {
        return SqliteLedger.openExisting(state, me::actor, surroundings()).map(ledger -> {
            try (ledger) {
                return ledger.backup(file);
            }
        });
    }

    @Override
    public Map<String, Network> networks(Workspace workspace, Path state, InstantSource by) {
        Network rehearsal = new RehearsalNetwork(state.resolve("rehearsal"), by, Joined::pause, true);
        Network x = new XNetwork(keyring(workspace), by);
        return Map.of(rehearsal.limits().network(), rehearsal, x.limits().network(), x);
    }

    @Override
    public Keyring keyring(Workspace workspace) {
        Keyring found = new FoundCredentials(credentials(workspace), environment);
        return account -> {
            credentialsMustBeOurs(workspace);
            return found.of(account);
        };
    }

    private void credentialsMustBeOurs(Workspace workspace) {
        Path folder = credentials(workspace);
        machine().mustBeOurs(config(), folder.resolveSibling(""), folder);
    }

    @Override
    public Optional<SignIn> signIn(String network) {
        return network.equals("x") ? Optional.of(new XSignIn(clock)) : Optional.empty();
    }

    @Override
    public Path store(Workspace workspace, Account account, Credentials credentials) {
        credentialsMustBeOurs(workspace);
        return new CredentialFolder(credentials(workspace)).store(account, credentials);
    }

    private Path credentials(Workspace workspace) {
        return config().resolve("credentials").resolve(workspace.id());
    }

    @Override
    public void mustKeepLedger(Path state) {
        machine().mustKeepLedger(state);
    }

    @Override
    public Optional<AtWork> atWork(Path state) {
        return DaemonLock.held(state).map(holder -> new AtWork(holder.host(), holder.process(), holder.since()));
    }

    @Override
    public SortedMap<String, Stamp> stamps(Path folder) {
        return files(folder).stamps();
    }

    @Override
    public List<Finding> machine(Workspace workspace, Path state) {
        return machine().look(workspace.zones(), clock.instant(), state, credentials(workspace));
    }

    private Machine machine() {
        Kept kept = kept();
        return new Machine(root, kept == null ? null : kept.folder());
    }

    @Override
    public Optional<String> holidayCode(String named) {
        return KeptHolidays.code(named);
    }

    @Override
    public Optional<String> holidayCode(ZoneId zone) {
        return KeptHolidays.codeIn(zone);
    }

    @Override
    public List<Problem> holidayProblems(String code, int year) {
        return holidays().problems(code, year);
    }

    @Override
    public SortedMap<LocalDate, String> holidays(String code, int year) {
        return holidays().in(code, year);
    }

    private static KeptHolidays holidays() {
        Kept kept = kept();
        return new KeptHolidays(kept == null ? null : kept.folder().resolve("holidays"));
    }

    @Override
    public Optional<String> secretIn(String text) {
        return Secrets.in(text);
    }

    @Override
    public Stage stage() {
        return new TemporaryStage(me.actor());
    }

    @Override
    public CalendarFile calendar(Path file, String name) {
        return new JoinedCalendar(file, name, new Freshness(stateHome()));
    }

    @Override
    public String newLedgerId() {
        String host = me.host().get().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String short0 = host.isEmpty() ? "desk" : host.substring(0, Math.min(20, host.length()));
        return short0 + "-" + "%04x".formatted(new SecureRandom().nextInt(0x10000));
    }

    /** As the launcher says; a program that it has not started keeps nothing. */
    private static @Nullable Kept kept() {
        String cache = System.getProperty("punchclock.cache", "");
        if (cache.isEmpty()) {
            return null;
        }
        if (!cacheIsOurs) { // asked once: what is kept there is believed
            new Machine(ROOT, null).mustBeOurs(Path.of(cache));
            cacheIsOurs = true;
        }
        return new Kept(Path.of(cache), System.getProperty("punchclock.build", ""));
    }

    @Override
    public ExitCode daemon(Path folder, Path state, ZoneId speaking, boolean json, PrintStream log) {
        return house(folder, state).run(JoinedHouse.logger(log, clock, speaking, json, environment));
    }

    JoinedHouse house(Path folder, Path state) {
        Joined own = new Joined(clock, environment, me.from("daemon"), root);
        Holder holder = new Holder(me.host().get(), ProcessHandle.current().pid(), clock.instant());
        return new JoinedHouse(own, files(folder), this::byBothEditions, state, clock, holder);
    }

    @Override
    public Program program() {
        return new Program(
                System.getProperty("punchclock.launcher", "punchclock"),
                System.getProperty("java.home", ""),
                System.getProperty("java.version", ""),
                System.getProperty("punchclock.java", ""));
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

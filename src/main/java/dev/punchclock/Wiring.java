package dev.punchclock;

import dev.punchclock.account.Account;
import dev.punchclock.calendar.FileClosureProvider;
import dev.punchclock.calendar.holidays.HolidayCache;
import dev.punchclock.calendar.ics.CalendarFreshness;
import dev.punchclock.cli.CalendarFileView;
import dev.punchclock.cli.CliServices;
import dev.punchclock.cli.ProgramInfo;
import dev.punchclock.credentials.CredentialFolder;
import dev.punchclock.credentials.FoundCredentials;
import dev.punchclock.daemon.DaemonLock;
import dev.punchclock.daemon.LockHolder;
import dev.punchclock.files.CacheFolder;
import dev.punchclock.files.QueueEditor;
import dev.punchclock.files.SecretDetector;
import dev.punchclock.files.StarterWorkspace;
import dev.punchclock.files.WorkspaceFiles;
import dev.punchclock.files.WritableText;
import dev.punchclock.files.YamlJsonSchema;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.machine.FileHandleCheck;
import dev.punchclock.machine.MachineCheck;
import dev.punchclock.machine.MachineId;
import dev.punchclock.machine.UncertainZoneRules;
import dev.punchclock.network.Connector;
import dev.punchclock.network.Connectors;
import dev.punchclock.network.CredentialStore;
import dev.punchclock.network.Credentials;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkServices;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Finding;
import dev.punchclock.problem.Problem;
import dev.punchclock.report.RunningDaemon;
import dev.punchclock.simulate.RehearsalServices;
import dev.punchclock.store.CopyEvidence;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.store.UpgradeListener;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.InitAnswers;
import dev.punchclock.workspace.UnsettledWorkspace;
import dev.punchclock.workspace.Workspace;
import dev.punchclock.workspace.WorkspaceEditor;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes for the commands what they need of the outer packages: files, ledger, networks, credentials. Each is made when
 * it is asked for, and not before.
 *
 * <p>It is longer than 300 lines because every edge is joined here, and nowhere else.
 */
final class Wiring implements CliServices {
    private static final Path ROOT = Path.of("/");

    private static volatile boolean cacheIsOurs;

    private UpgradeListener upgrade = UpgradeListener.NONE;

    private final InstantSource clock;
    private final Map<String, String> environment;
    private final ProcessIdentity me;
    private final Path root;
    /** Null for those of the program, which are then brought in when a workspace is read. */
    private final @Nullable Connectors networks;

    private @Nullable Prefetch ahead;

    /** As variables say who runs it, and where: for tests, in which that is the same on every machine. */
    Wiring(InstantSource clock, Map<String, String> environment, Supplier<ZoneId> zone) {
        this(clock, environment, zone, () -> "cli");
    }

    Wiring(InstantSource clock, Map<String, String> environment, Supplier<ZoneId> zone, Supplier<String> via) {
        this(clock, environment, zone, via, ROOT);
    }

    /** @param root of the machine's own files */
    Wiring(
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
                root,
                null);
    }

    /** @param me what entries say of this process */
    Wiring(InstantSource clock, Map<String, String> environment, ProcessIdentity me) {
        this(clock, environment, me, ROOT, null);
    }

    private Wiring(
            InstantSource clock,
            Map<String, String> environment,
            ProcessIdentity me,
            Path root,
            @Nullable Connectors networks) {
        this.clock = clock;
        this.environment = environment;
        this.me = me;
        this.root = root;
        this.networks = networks;
    }

    /** The same with these networks: for tests. */
    Wiring with(Connectors others) {
        return new Wiring(clock, environment, me, root, others);
    }

    private Connectors networks() {
        return networks == null ? ProgramNetworks.ALL : networks;
    }

    @Override
    public void aboutToOpen(Path from, boolean whole) {
        FileHandleCheck.mustSuffice();
        Path folder = WorkspaceFiles.find(from).orElse(from);
        ahead = Prefetch.start(
                clock.instant(),
                folder,
                whole,
                () -> whole ? UnsettledWorkspace.whole(read(folder)) : read(folder, Set.of()));
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
        Prefetch begun = begun(folder, true);
        return begun != null ? begun.workspace().workspace() : read(folder);
    }

    @Override
    public UnsettledWorkspace openUnsettled(Path folder, Set<String> also) {
        Prefetch begun = begun(folder, false);
        return begun != null && also.isEmpty() ? begun.workspace() : read(folder, also);
    }

    private @Nullable Prefetch begun(Path folder, boolean whole) {
        Prefetch begun = ahead;
        ahead = null; // what changes from now on must be seen
        return begun != null && begun.opens(folder, whole) ? begun : null;
    }

    private UnsettledWorkspace read(Path folder, Set<String> also) {
        return files(folder).openUnsettled(also).but(this::byBothEditions);
    }

    private Workspace read(Path folder) {
        return byBothEditions(files(folder).open());
    }

    /** Whoever opens a workspace has work time only where it is that by Java's zone data and by the system's. */
    private Workspace byBothEditions(Workspace workspace) {
        UncertainZoneRules doubt = machine().zoneDoubt(workspace.zones(), clock.instant());
        return doubt.isNone() ? workspace : workspace.alsoBy(doubt.rules(), doubt.warnings());
    }

    private WorkspaceFiles files(Path folder) {
        return new WorkspaceFiles(folder, networks(), kept(), closures(), ownFile());
    }

    private ClosureProvider closures() {
        CacheFolder kept = kept();
        return new FileClosureProvider(
                kept == null ? null : kept.folder(), kept == null ? "" : kept.build(), stateHome(), clock);
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
    public WorkspaceEditor editor(Path folder) {
        return new QueueEditor(folder);
    }

    @Override
    public void mustBeFree(Path folder) {
        StarterWorkspace.mustBeFree(folder);
    }

    @Override
    public ZoneId zoneNamed(String written) {
        return StarterWorkspace.zone(written);
    }

    @Override
    public String hoursMeant(String written) {
        return StarterWorkspace.hours(written);
    }

    @Override
    public void init(Path folder, InitAnswers answers) {
        StarterWorkspace.init(folder, answers, networks());
    }

    @Override
    public String schema(String file) {
        return switch (file) {
            case "workspace" -> YamlJsonSchema.workspace(networks());
            case "queue" -> YamlJsonSchema.queue();
            default -> YamlJsonSchema.config();
        };
    }

    @Override
    public void tellOfUpgrades(Supplier<Runnable> listener) {
        upgrade = listener::get;
    }

    @Override
    public Optional<Ledger> ledger(Path state) {
        mustBeOurs(state);
        return SqliteLedger.openExisting(state, me::actor, surroundings(), upgrade)
                .map(ledger -> ledger);
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
    private CopyEvidence surroundings() {
        return new CopyEvidence(
                () -> MachineId.of(root), me.host().get(), hasSettings() ? config().resolve("ledgers") : null);
    }

    /** A ledger in a folder that others can write into is none to rely on. */
    private void mustBeOurs(Path state) {
        Path home = stateHome();
        machine().mustBeOurs(state.startsWith(home) ? new Path[] {home, state} : new Path[] {state});
    }

    @Override
    public Optional<LedgerArchive> archive(Path state) {
        mustBeOurs(state);
        return SqliteLedger.openExisting(state, me::actor, surroundings(), upgrade)
                .map(ledger -> ledger);
    }

    @Override
    public Optional<Head> backup(Path state, Path file) {
        return SqliteLedger.openExisting(state, me::actor, surroundings(), upgrade)
                .map(ledger -> {
                    try (ledger) {
                        return ledger.backup(file);
                    }
                });
    }

    @Override
    public Map<String, Network> networks(Workspace workspace, Path state, InstantSource by) {
        Map<String, Network> made = new HashMap<>();
        CredentialStore credentialStore = keyring(workspace);
        for (Connector each : networks().all()) {
            String folder = state.resolve(each.word()).toString();
            made.put(each.word(), each.network(new NetworkServices(credentialStore, by, folder)));
        }
        return made;
    }

    @Override
    public CredentialStore keyring(Workspace workspace) {
        CredentialStore found = new FoundCredentials(credentials(workspace), environment);
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
    public Connector connector(String network) {
        return networks().find(network).orElseThrow();
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
    public Optional<RunningDaemon> atWork(Path state) {
        return DaemonLock.held(state).map(holder -> new RunningDaemon(holder.host(), holder.process(), holder.since()));
    }

    @Override
    public SortedMap<String, FileStamp> stamps(Path folder) {
        return files(folder).stamps();
    }

    @Override
    public List<Finding> machine(Workspace workspace, Path state) {
        return machine().look(workspace.zones(), clock.instant(), state, credentials(workspace));
    }

    private MachineCheck machine() {
        CacheFolder kept = kept();
        return new MachineCheck(root, kept == null ? null : kept.folder());
    }

    @Override
    public Optional<String> holidayCode(String named) {
        return HolidayCache.code(named);
    }

    @Override
    public Optional<String> holidayCode(ZoneId zone) {
        return HolidayCache.codeIn(zone);
    }

    @Override
    public List<Problem> holidayProblems(String code, int year) {
        return holidays().problems(code, year);
    }

    @Override
    public List<Problem> holidayProblems(String code, LocalDate today) {
        return holidays().problems(code, today);
    }

    @Override
    public SortedMap<LocalDate, String> holidays(String code, int year) {
        return holidays().in(code, year);
    }

    private static HolidayCache holidays() {
        CacheFolder kept = kept();
        return new HolidayCache(kept == null ? null : kept.folder().resolve("holidays"));
    }

    @Override
    public void mustBeWritable(String text) {
        WritableText.mustBeReadable(text);
    }

    @Override
    public Optional<String> secretIn(String text) {
        return SecretDetector.in(text);
    }

    @Override
    public RehearsalServices stage() {
        return new TemporaryRehearsalServices(me.actor());
    }

    @Override
    public CalendarFileView calendar(Path file, String name) {
        return new CalendarFileAdapter(file, name, new CalendarFreshness(stateHome()));
    }

    @Override
    public String newLedgerId() {
        String host = me.host().get().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String short0 = host.isEmpty() ? "desk" : host.substring(0, Math.min(20, host.length()));
        return short0 + "-" + "%04x".formatted(new SecureRandom().nextInt(0x10000));
    }

    /** As the launcher says; a program that it has not started keeps nothing. */
    private static @Nullable CacheFolder kept() {
        String cache = System.getProperty("punchclock.cache", "");
        if (cache.isEmpty()) {
            return null;
        }
        if (!cacheIsOurs) { // asked once: what is kept there is believed
            new MachineCheck(ROOT, null).mustBeOurs(Path.of(cache));
            cacheIsOurs = true;
        }
        return new CacheFolder(Path.of(cache), System.getProperty("punchclock.build", ""));
    }

    @Override
    public ExitCode daemon(Path folder, Path state, ZoneId speaking, boolean json, PrintStream log) {
        return house(folder, state).run(DaemonWiring.logger(log, clock, speaking, json, environment));
    }

    DaemonWiring house(Path folder, Path state) {
        Wiring own = new Wiring(clock, environment, me.from("daemon"), root, networks);
        LockHolder holder =
                new LockHolder(me.host().get(), ProcessHandle.current().pid(), clock.instant());
        return new DaemonWiring(own, files(folder), this::byBothEditions, state, clock, holder);
    }

    @Override
    public ProgramInfo program() {
        return new ProgramInfo(
                System.getProperty("punchclock.launcher", "punchclock"),
                System.getProperty("java.home", ""),
                System.getProperty("java.version", ""),
                System.getProperty("punchclock.java", ""));
    }
}

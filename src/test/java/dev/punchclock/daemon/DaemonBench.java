package dev.punchclock.daemon;

import dev.punchclock.account.Account;
import dev.punchclock.files.WorkspaceFiles;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Connectors;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Publication;
import dev.punchclock.network.rehearsal.RehearsalConnector;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.AccountPool;
import dev.punchclock.publish.FaultyLedger;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** A house with an account or more, two clocks that a test moves, and a log that it reads. */
final class DaemonBench implements DaemonServices, AutoCloseable {
    static final Actor ACTOR = new Actor("dave", "daemon", "desk1", 1, ZoneOffset.UTC);
    static final String MAIN = "punchclock.yaml";
    static final String QUEUE = "queue/posts.yaml";

    final ManualAlarm alarm = new ManualAlarm();
    final Shutdown ending = new Shutdown();
    final SortedMap<String, FileStamp> stamps = new TreeMap<>();
    final Logger logger;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Path state;
    private final List<AccountContext> contexts;
    private final RehearsalNetwork record;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger networksMade = new AtomicInteger();
    private final Ledger ledger;
    final FaultyLedger storm;
    private Network network;
    private Workspace workspace;
    private @Nullable ProblemException notInOrder;
    private Instant now;
    private long nanos = 7;
    private @Nullable DaemonLoop loop;
    private @Nullable WorkspaceFiles files;

    DaemonBench(Path state, String now, Post... queue) {
        this(state, now, List.of(SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office())), queue);
    }

    DaemonBench(Path state, String now, List<AccountContext> contexts, Post... queue) {
        this.state = state;
        this.contexts = contexts;
        this.now = Instant.parse(now);
        logger = LogOutput.withoutTime(log);
        record = new RehearsalNetwork(state.resolve("rehearsal"), () -> this.now, length -> {}, false);
        network = record;
        ledger = begin(SampleWorkspace.workspace(contexts));
        storm = new FaultyLedger(ledger);
        stamps.put(MAIN, new FileStamp(1, Instant.EPOCH, null));
        stamps.put(QUEUE, new FileStamp(1, Instant.EPOCH, null));
        workspace = SampleWorkspace.workspace(contexts, queue);
    }

    DaemonClocks clocks() {
        return new DaemonClocks(() -> now, () -> nanos);
    }

    DaemonBench through(UnaryOperator<Network> misfortune) {
        network = misfortune.apply(record);
        return this;
    }

    /** A network whose credentials belong to whomever a test says. */
    static Network signedInAs(Supplier<NetworkUser> who, Network real) {
        return new ForwardingNetwork(real) {
            @Override
            public NetworkUser whoAmI(Account account) {
                return who.get();
            }
        };
    }

    /** Time goes by on both clocks; what is due rings; it looks. */
    DaemonBench after(Duration length) {
        goesBy(length);
        return look();
    }

    /** Time goes by on both clocks, perhaps in the middle of a look. */
    void goesBy(Duration length) {
        nanos += length.toNanos();
        now = now.plus(length);
    }

    DaemonBench look() {
        if (loop == null) {
            loop = new DaemonLoop(
                    this,
                    WatchedWorkspace.of(this, now, nanos),
                    storm,
                    clocks(),
                    new AlarmSet(alarm, () -> {}),
                    ending,
                    new DaemonLog(logger),
                    new AccountPool(Runnable::run),
                    () -> {});
        }
        alarm.ring(now);
        loop.look();
        return this;
    }

    /** How often anybody has looked at the files, which is done once at every look. */
    int looks() {
        return looks.get();
    }

    /** How often it has made its networks anew. */
    int networksMade() {
        return networksMade.get();
    }

    /** Whether it would look again before an alarm rings, when the bell has. */
    boolean hearsNews() {
        return loop != null && loop.isNews();
    }

    /** The machine sleeps, or somebody sets the wall clock. */
    DaemonBench jump(Duration by) {
        now = now.plus(by);
        return look();
    }

    /** Somebody writes the queue. */
    DaemonBench write(Post... queue) {
        workspace = SampleWorkspace.workspace(contexts, queue);
        return touch(QUEUE);
    }

    DaemonBench touch(String file) {
        stamps.put(file, new FileStamp(stamps.size(), now, nanos));
        return this;
    }

    /** From now on the workspace is in this folder. */
    DaemonBench in(Path folder) {
        files = new WorkspaceFiles(folder, new Connectors(new RehearsalConnector()));
        return this;
    }

    Instant now() {
        return now;
    }

    void publishedBy(String publisher) {
        workspace = workspace.publishedBy(publisher);
    }

    DaemonBench breaks(@Nullable ProblemException with) {
        notInOrder = with;
        return touch(MAIN);
    }

    /** What was said since this was asked last. */
    List<String> said() {
        List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
        log.reset();
        return lines;
    }

    /** Whether it has said such a line; what was said stays there to be read. */
    boolean hasSaid(Predicate<String> line) {
        return log.toString(StandardCharsets.UTF_8).lines().anyMatch(line);
    }

    List<Publication> published() {
        return contexts.stream()
                .flatMap(context -> record.recent(context.account(), Instant.EPOCH).stream())
                .toList();
    }

    Ledger book() {
        return ledger;
    }

    @Override
    public Workspace open() {
        if (notInOrder != null) {
            throw notInOrder;
        }
        return files == null ? workspace : files.open();
    }

    @Override
    public SortedMap<String, FileStamp> stamps() {
        looks.incrementAndGet();
        return files == null ? new TreeMap<>(stamps) : files.stamps();
    }

    @Override
    public Optional<Ledger> ledger() {
        return SqliteLedger.openExisting(state, ACTOR).map(each -> each);
    }

    @Override
    public Optional<Head> head() {
        return Optional.of(new Head("c0ffee", ledger.book().entries(), now));
    }

    @Override
    public Ledger begin(Workspace of) {
        return SqliteLedger.forRehearsal(state, ACTOR, new NewLedger("desk1-0000", of.id(), "", Instant.EPOCH));
    }

    @Override
    public Map<String, Network> networks(Workspace of) {
        networksMade.incrementAndGet();
        return Map.of("rehearsal", network);
    }

    @Override
    public Path state() {
        return state;
    }

    @Override
    public LockHolder me() {
        return new LockHolder("desk1", 4711, Instant.parse("2026-11-23T09:00:00Z"));
    }

    @Override
    public void close() {
        ledger.close();
    }
}

package dev.punchclock.daemon;

import dev.punchclock.account.Account;
import dev.punchclock.files.WorkspaceFiles;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Identity;
import dev.punchclock.network.Network;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Through;
import dev.punchclock.network.rehearsal.RehearsalLimits;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.Post;
import dev.punchclock.problem.Stopped;
import dev.punchclock.publish.AccountPool;
import dev.punchclock.publish.Storm;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Sample;
import dev.punchclock.workspace.Stamp;
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
final class Watch implements House, AutoCloseable {
    static final Actor ACTOR = new Actor("dave", "daemon", "desk1", 1, ZoneOffset.UTC);
    static final String MAIN = "punchclock.yaml";
    static final String QUEUE = "queue/posts.yaml";

    final HandAlarm alarm = new HandAlarm();
    final Ending ending = new Ending();
    final SortedMap<String, Stamp> stamps = new TreeMap<>();
    final Logger logger;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Path state;
    private final List<Desk> desks;
    private final RehearsalNetwork record;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger networksMade = new AtomicInteger();
    private final Ledger ledger;
    final Storm storm;
    private Network network;
    private Workspace workspace;
    private @Nullable Stopped notInOrder;
    private Instant now;
    private long nanos = 7;
    private @Nullable Lookout lookout;
    private @Nullable WorkspaceFiles files;

    Watch(Path state, String now, Post... queue) {
        this(state, now, List.of(Sample.desk(Sample.QUOTA, Sample.office())), queue);
    }

    Watch(Path state, String now, List<Desk> desks, Post... queue) {
        this.state = state;
        this.desks = desks;
        this.now = Instant.parse(now);
        logger = LogOutput.withoutTime(log);
        record = new RehearsalNetwork(state.resolve("rehearsal"), () -> this.now, length -> {}, false);
        network = record;
        ledger = begin(Sample.workspace(desks));
        storm = new Storm(ledger);
        stamps.put(MAIN, new Stamp(1, Instant.EPOCH, null));
        stamps.put(QUEUE, new Stamp(1, Instant.EPOCH, null));
        workspace = Sample.workspace(desks, queue);
    }

    Clocks clocks() {
        return new Clocks(() -> now, () -> nanos);
    }

    Watch through(UnaryOperator<Network> misfortune) {
        network = misfortune.apply(record);
        return this;
    }

    /** A network whose credentials belong to whomever a test says. */
    static Network signedInAs(Supplier<Identity> who, Network real) {
        return new Through(real) {
            @Override
            public Identity whoAmI(Account account) {
                return who.get();
            }
        };
    }

    /** Time goes by on both clocks; what is due rings; it looks. */
    Watch after(Duration length) {
        goesBy(length);
        return look();
    }

    /** Time goes by on both clocks, perhaps in the middle of a look. */
    void goesBy(Duration length) {
        nanos += length.toNanos();
        now = now.plus(length);
    }

    Watch look() {
        if (lookout == null) {
            lookout = new Lookout(
                    this,
                    OpenFolder.of(this, now, nanos),
                    storm,
                    clocks(),
                    new Armed(alarm, () -> {}),
                    ending,
                    new Log(logger),
                    new AccountPool(Runnable::run),
                    () -> {});
        }
        alarm.ring(now);
        lookout.look();
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
        return lookout != null && lookout.isNews();
    }

    /** The machine sleeps, or somebody sets the wall clock. */
    Watch jump(Duration by) {
        now = now.plus(by);
        return look();
    }

    /** Somebody writes the queue. */
    Watch write(Post... queue) {
        workspace = Sample.workspace(desks, queue);
        return touch(QUEUE);
    }

    Watch touch(String file) {
        stamps.put(file, new Stamp(stamps.size(), now, nanos));
        return this;
    }

    /** From now on the workspace is in this folder. */
    Watch in(Path folder) {
        files = new WorkspaceFiles(folder, new TreeMap<>(Map.of("rehearsal", new RehearsalLimits())));
        return this;
    }

    Instant now() {
        return now;
    }

    void publishedBy(String publisher) {
        workspace = workspace.publishedBy(publisher);
    }

    Watch breaks(@Nullable Stopped with) {
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
        return desks.stream()
                .flatMap(desk -> record.recent(desk.account(), Instant.EPOCH).stream())
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
    public SortedMap<String, Stamp> stamps() {
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
    public Holder me() {
        return new Holder("desk1", 4711, Instant.parse("2026-11-23T09:00:00Z"));
    }

    @Override
    public void close() {
        ledger.close();
    }
}

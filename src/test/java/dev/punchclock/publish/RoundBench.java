package dev.punchclock.publish;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.network.Publication;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rounds by hand: the real ledger and the real rehearsal network in a folder, and a clock that a test sets. */
final class RoundBench implements AutoCloseable {
    static final Actor ACTOR = new Actor("dave", "cli", "desk1", 1, ZoneOffset.UTC);
    final Ledger ledger;
    final FaultyLedger storm;
    final AccountContext context;
    private final RehearsalNetwork record;
    private Network network;
    private Workspace workspace;
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    RoundBench(Path folder, AccountContext context, Post... queue) {
        this.context = context;
        ledger = SqliteLedger.forRehearsal(folder, ACTOR, new NewLedger("desk1-0000", "sample", "", now));
        storm = new FaultyLedger(ledger);
        record = new RehearsalNetwork(folder.resolve("network"), clock(), length -> {}, false);
        network = record;
        workspace = SampleWorkspace.workspace(context, queue);
    }

    RoundBench(Path folder, Post... queue) {
        this(folder, SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office()), queue);
    }

    InstantSource clock() {
        return () -> now;
    }

    RoundBench at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    RoundBench later(java.time.Duration by) {
        now = now.plus(by);
        return this;
    }

    RoundBench queue(Post... queue) {
        workspace = SampleWorkspace.workspace(context, queue);
        return this;
    }

    /** Puts another network in front of the real one. */
    RoundBench through(java.util.function.UnaryOperator<Network> misfortune) {
        network = misfortune.apply(record);
        return this;
    }

    void sleep(java.time.Duration length) {
        now = now.plus(length);
    }

    RoundReport round() {
        return Round.run(workspace, QueueRules.check(workspace), storm, Map.of("rehearsal", network), clock());
    }

    ManualActions hand() {
        return new ManualActions(workspace, QueueRules.check(workspace), ledger, now);
    }

    void count(String link, Instant at) {
        new ManualCounts(workspace, ledger, now).count(context, link, at);
    }

    /** Publishes at once, with the real ledger. */
    PublishNowResult atOnce(Post post) {
        return atOnce(post, null);
    }

    PublishNowResult atOnce(Post post, @Nullable OffHoursOverride door) {
        return new PublishNow(workspace, post, ledger, clock(), door).on(context, network, () -> {});
    }

    /** Publishes at once from a machine that is new each time. */
    PublishNowResult withoutMemory(Post post) {
        Workspace memoryless = workspace.publishedBy(Workspace.MEMORYLESS);
        NetworkBackedLedger recollection = NetworkBackedLedger.of(memoryless, context, network, now);
        return new PublishNow(memoryless, post, recollection, clock(), null).on(context, network, () -> {});
    }

    void adopt() {
        new Adoption(workspace, QueueRules.check(workspace), ledger, Map.of("rehearsal", network), now)
                .adopt(() -> "desk2-0000");
    }

    List<Publication> published() {
        return record.recent(context.account(), Instant.EPOCH);
    }

    DeliveryState state(String post) {
        return delivery(post).state();
    }

    Delivery delivery(String post) {
        return Objects.requireNonNull(
                ledger.book().find(new DeliveryId(new PostId(post), SampleWorkspace.ACME)), "no delivery " + post);
    }

    static List<String> told(RoundReport report) {
        return report.happened().stream().map(RoundBench::told).toList();
    }

    private static String told(EntryBody fact) {
        return fact.post() + " " + fact.kind().word();
    }

    @Override
    public void close() {
        ledger.close();
    }
}

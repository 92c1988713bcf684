package dev.punchclock.publish;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Network;
import dev.punchclock.network.Publication;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Sample;
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
final class Bench implements AutoCloseable {
    static final Actor ACTOR = new Actor("dave", "cli", "desk1", 1, ZoneOffset.UTC);
    final Ledger ledger;
    final Storm storm;
    final Desk desk;
    private final RehearsalNetwork record;
    private Network network;
    private Workspace workspace;
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    Bench(Path folder, Desk desk, Post... queue) {
        this.desk = desk;
        ledger = SqliteLedger.forRehearsal(folder, ACTOR, new NewLedger("desk1-0000", "sample", "", now));
        storm = new Storm(ledger);
        record = new RehearsalNetwork(folder.resolve("network"), clock(), length -> {}, false);
        network = record;
        workspace = Sample.workspace(desk, queue);
    }

    Bench(Path folder, Post... queue) {
        this(folder, Sample.desk(Sample.QUOTA, Sample.office()), queue);
    }

    InstantSource clock() {
        return () -> now;
    }

    Bench at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    Bench later(java.time.Duration by) {
        now = now.plus(by);
        return this;
    }

    Bench queue(Post... queue) {
        workspace = Sample.workspace(desk, queue);
        return this;
    }

    /** Puts another network in front of the real one. */
    Bench through(java.util.function.UnaryOperator<Network> misfortune) {
        network = misfortune.apply(record);
        return this;
    }

    void sleep(java.time.Duration length) {
        now = now.plus(length);
    }

    RoundReport round() {
        return Round.run(workspace, QueueRules.check(workspace), storm, Map.of("rehearsal", network), clock());
    }

    ByHand hand() {
        return new ByHand(workspace, QueueRules.check(workspace), ledger, now);
    }

    void count(String link, Instant at) {
        new CountsByHand(workspace, ledger, now).count(desk, link, at);
    }

    /** Publishes at once, with the real ledger. */
    Answer atOnce(Post post) {
        return atOnce(post, null);
    }

    Answer atOnce(Post post, @Nullable Door door) {
        return new AtOnce(workspace, post, ledger, clock(), door).on(desk, network, () -> {});
    }

    /** Publishes at once from a machine that is new each time. */
    Answer withoutMemory(Post post) {
        Workspace memoryless = workspace.publishedBy(Workspace.MEMORYLESS);
        Recollection recollection = Recollection.of(memoryless, desk, network, now);
        return new AtOnce(memoryless, post, recollection, clock(), null).on(desk, network, () -> {});
    }

    void adopt() {
        new Adoption(workspace, QueueRules.check(workspace), ledger, Map.of("rehearsal", network), now)
                .adopt(() -> "desk2-0000");
    }

    List<Publication> published() {
        return record.recent(desk.account(), Instant.EPOCH);
    }

    State state(String post) {
        return delivery(post).state();
    }

    Delivery delivery(String post) {
        return Objects.requireNonNull(
                ledger.book().find(new DeliveryId(new PostId(post), Sample.ACME)), "no delivery " + post);
    }

    static List<String> told(RoundReport report) {
        return report.happened().stream().map(Bench::told).toList();
    }

    private static String told(Fact fact) {
        return fact.post() + " " + fact.kind().word();
    }

    @Override
    public void close() {
        ledger.close();
    }
}

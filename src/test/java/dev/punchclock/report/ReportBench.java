package dev.punchclock.report;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.publish.ManualActions;
import dev.punchclock.publish.Round;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace with a ledger and a clock that a test sets; answers are asked of {@link #source}. */
final class ReportBench implements AutoCloseable {
    static final Actor ACTOR = new Actor("dave", "cron", "desk1", 1, ZoneOffset.UTC);
    final Ledger ledger;
    private final RehearsalNetwork network;
    private Workspace workspace;
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    ReportBench(Path folder, Post... queue) {
        this(folder, SampleWorkspace.workspace(queue));
    }

    ReportBench(Path folder, Workspace workspace) {
        this.workspace = workspace;
        ledger = SqliteLedger.forRehearsal(folder, ACTOR, new NewLedger("desk1-0000", "sample", "", now));
        network = new RehearsalNetwork(folder.resolve("network"), () -> now, length -> {}, false);
    }

    ReportBench at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    ReportBench queue(Post... queue) {
        workspace = SampleWorkspace.workspace(queue);
        return this;
    }

    RoundReport round() {
        RoundReport report =
                Round.run(workspace, QueueRules.check(workspace), ledger, Map.of("rehearsal", network), () -> now);
        ledger.looked(now);
        return report;
    }

    ManualActions hand() {
        return new ManualActions(workspace, QueueRules.check(workspace), ledger, now);
    }

    ReportBench write(EntryBody... facts) {
        ledger.record(now, ledgerState -> LedgerDecision.Decided.of(List.of(facts)));
        return this;
    }

    ReportSource source() {
        return new ReportSource(
                workspace.less(ledger.book()), QueueRules.check(workspace), () -> Optional.of(ledger), now);
    }

    /** Of a workspace from which nothing was ever published. */
    static ReportSource without(String instant, Post... queue) {
        Workspace workspace = SampleWorkspace.workspace(queue);
        return new ReportSource(workspace, QueueRules.check(workspace), Optional::empty, Instant.parse(instant));
    }

    static DeliveryId id(String post) {
        return new DeliveryId(new PostId(post), SampleWorkspace.ACME);
    }

    @Override
    public void close() {
        ledger.close();
    }
}

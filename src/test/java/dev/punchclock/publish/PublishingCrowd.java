package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.Publication;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.SlotReason;
import dev.punchclock.post.Post;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many threads that want to publish the same posts at the same moment, with the real rules. Also a process of its own. */
final class PublishingCrowd {
    static final int POSTS = 1000;
    static final Quota QUOTA = new Quota(Period.MONTH, 0, 100, Duration.ofMillis(10));
    private static final int THREADS = 8;
    private static final SlotReason SOME_REASON = new SlotReason(SlotReason.Reason.PINNED, 0, 0, "");
    private final AccountContext context = SampleWorkspace.context(QUOTA, SampleWorkspace.always());
    private final Workspace workspace = SampleWorkspace.workspace(context, posts());
    private final CheckedQueue checked = QueueRules.check(workspace);
    private final InstantSource clock = InstantSource.system();
    private final Ledger ledger;
    private final RehearsalNetwork network;

    PublishingCrowd(Path folder) {
        ledger = SqliteLedger.forRehearsal(folder, actor(), new NewLedger("desk1", "sample", "", clock.instant()));
        network = new RehearsalNetwork(folder.resolve("network"), clock, length -> {}, false);
    }

    private static Actor actor() {
        return new Actor("", "cli", "", ProcessHandle.current().pid(), ZoneOffset.UTC);
    }

    /** The second process: says when it is ready, and begins when it is told to. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        PublishingCrowd crowd = new PublishingCrowd(Path.of(arguments[0]));
        System.out.println("ready");
        System.in.read();
        crowd.publish();
    }

    PublishingCrowd handIn() {
        Instant now = clock.instant();
        ledger.record(now, ledgerState -> {
            List<EntryBody> facts = QueueIntake.decide(workspace, checked, ledgerState, Instant.EPOCH);
            return new Decided<>(facts, facts.size());
        });
        return this;
    }

    void publish() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            threads.add(new Thread(() -> publish(random)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void publish(Random random) {
        Attempt attempt = new Attempt(context, network, ledger, workspace, clock);
        List<Instant> counted = ledger.book().counted(SampleWorkspace.OWNER, Instant.EPOCH);
        while (counted.size() < QUOTA.max()) {
            if (counted.isEmpty() || !clock.instant().isBefore(last(counted).plus(QUOTA.gap()))) {
                List<PendingDeliveries> waiting = PendingDeliveries.on(context, checked, ledger.book());
                PendingDeliveries one = waiting.get(random.nextInt(waiting.size()));
                attempt.publish(
                        one, new Slot(one.delivery().id(), clock.instant(), SOME_REASON), () -> true, facts -> {});
            }
            counted = ledger.book().counted(SampleWorkspace.OWNER, Instant.EPOCH);
        }
    }

    private static Instant last(List<Instant> counted) {
        return counted.get(counted.size() - 1);
    }

    List<Publication> published() {
        return network.recent(context.account(), Instant.EPOCH);
    }

    /** How many processes had a claim. */
    long processes() {
        return ledger.book().everything().stream()
                .filter(delivery -> delivery.claim() != null)
                .flatMap(delivery -> ledger.history(delivery.id().post()).stream())
                .filter(entry -> entry.fact().kind() == EntryKind.CLAIMED)
                .map(entry -> entry.by().process())
                .distinct()
                .count();
    }

    Ledger ledger() {
        return ledger;
    }

    private static Post[] posts() {
        Post[] posts = new Post[POSTS];
        for (int i = 0; i < POSTS; i++) {
            posts[i] = SampleWorkspace.floating("p" + i);
        }
        return posts;
    }
}

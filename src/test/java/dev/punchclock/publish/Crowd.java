package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Publication;
import dev.punchclock.network.rehearsal.RehearsalNetwork;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.Why;
import dev.punchclock.post.Post;
import dev.punchclock.store.NewLedger;
import dev.punchclock.store.SqliteLedger;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Sample;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Many threads that want to publish the same posts at the same moment, with the real rules. Also a process of its own. */
final class Crowd {
    static final int POSTS = 1000;
    static final Quota QUOTA = new Quota(Period.MONTH, 0, 100, Duration.ofMillis(4));
    private static final int THREADS = 8;
    private static final Why SOME_REASON = new Why(Why.Reason.PINNED, 0, 0, "");
    private final Desk desk = Sample.desk(QUOTA, Sample.always());
    private final Workspace workspace = Sample.workspace(desk, posts());
    private final Checked checked = QueueRules.check(workspace);
    private final InstantSource clock = InstantSource.system();
    private final Ledger ledger;
    private final RehearsalNetwork network;

    Crowd(Path folder) {
        ledger = SqliteLedger.forRehearsal(folder, Bench.ACTOR, new NewLedger("desk1", "sample", "", clock.instant()));
        network = new RehearsalNetwork(folder.resolve("network"), clock, length -> {}, false);
    }

    /** The second process. */
    public static void main(String[] arguments) throws InterruptedException {
        new Crowd(Path.of(arguments[0])).publish();
    }

    Crowd handIn() {
        Instant now = clock.instant();
        ledger.record(now, book -> {
            List<Fact> facts = Intake.decide(workspace, checked, book);
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
        Attempt attempt = new Attempt(desk, network, ledger, workspace, clock);
        while (ledger.book().counted(Sample.ACME).size() < QUOTA.max()) {
            List<Waiting> waiting = Waiting.on(desk, checked, ledger.book());
            Collections.shuffle(waiting, random);
            for (Waiting each : waiting.subList(0, 5)) {
                attempt.publish(each, new Slot(each.delivery().id(), clock.instant(), SOME_REASON));
            }
        }
    }

    List<Publication> published() {
        return network.recent(desk.account(), Instant.EPOCH);
    }

    Ledger ledger() {
        return ledger;
    }

    private static Post[] posts() {
        Post[] posts = new Post[POSTS];
        for (int i = 0; i < POSTS; i++) {
            posts[i] = Sample.floating("p" + i);
        }
        return posts;
    }
}

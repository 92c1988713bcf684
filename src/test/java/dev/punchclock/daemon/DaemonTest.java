package dev.punchclock.daemon;

import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.NetworkUser;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.UploadsInMemory;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DaemonTest {
    private static final Post DUE = pinned("talk", "2026-11-24T10:15", LatePolicy.NEXT_SLOT);

    @TempDir
    Path state;

    private static CompletableFuture<ExitCode> start(Daemon daemon) {
        return CompletableFuture.supplyAsync(daemon::run, DaemonTest::thread);
    }

    /** Not Java's common pool, which may have one thread, and the HTTP client needs it. */
    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "daemon under test");
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void it_publishes_what_is_due_and_ends_when_told_to() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            CountDownLatch sent = new CountDownLatch(1);
            watch.through(network -> new Slow(network, sent, new CountDownLatch(0)));
            Daemon daemon = daemon(watch);
            CompletableFuture<ExitCode> run = start(daemon);
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
            daemon.end();
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
            assertThat(watch.published()).hasSize(1);
            assertThat(watch.said())
                    .anyMatch(line -> line.startsWith("head  c0ffee, "))
                    .first()
                    .asString()
                    .startsWith("started  sample in ");
        }
    }

    @Test
    void what_another_process_says_by_hand_is_obeyed_before_the_heart_beats() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            CountDownLatch looked = new CountDownLatch(1);
            CountDownLatch sent = new CountDownLatch(1);
            watch.through(network ->
                    new Slow(DaemonBench.signedInAs(() -> who(looked), network), sent, new CountDownLatch(0)));
            record(
                    watch,
                    EntryBody.busy(
                            SampleWorkspace.ACME,
                            new ManualClosing(watch.now(), watch.now().plusSeconds(600), null)));
            Daemon daemon = daemon(watch);
            CompletableFuture<ExitCode> run = start(daemon);
            assertThat(looked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.published()).isEmpty();
            record(watch, EntryBody.of(EntryKind.FREE, SampleWorkspace.ACME));
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
            daemon.end();
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void what_it_has_written_itself_does_not_make_it_look_again() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            CountDownLatch sent = new CountDownLatch(1);
            watch.through(network -> new Slow(network, sent, new CountDownLatch(0)));
            Daemon daemon = daemon(watch);
            CompletableFuture<ExitCode> run = start(daemon);
            assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
            int looks = watch.looks();
            TimeUnit.SECONDS.sleep(1);
            assertThat(watch.looks()).isEqualTo(looks);
            daemon.end();
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        }
    }

    /** The account's own; asked at the end of a round. */
    private static NetworkUser who(CountDownLatch looked) {
        looked.countDown();
        return new NetworkUser("1", "acme");
    }

    private static void record(DaemonBench watch, EntryBody fact) {
        watch.book().record(watch.now(), ledgerState -> new Decided<>(List.of(fact), 0));
    }

    @Test
    void what_is_in_flight_when_the_end_comes_is_settled_first() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            CountDownLatch sending = new CountDownLatch(1);
            CountDownLatch answered = new CountDownLatch(1);
            watch.through(network -> new Slow(network, sending, answered));
            Daemon daemon = daemon(watch);
            CompletableFuture<ExitCode> run = start(daemon);
            assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> end = CompletableFuture.runAsync(daemon::end, DaemonTest::thread);
            answered.countDown();
            end.get(10, TimeUnit.SECONDS);
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
            assertThat(watch.said())
                    .anyMatch(line -> line.startsWith("sent  talk"))
                    .endsWith("ended");
        }
    }

    @Test
    void each_post_is_in_the_log_before_the_next_one_of_its_account_is_sent() {
        Quota closely = new Quota(Period.WEEK, 0, 10, Duration.ZERO);
        Post[] two = {
            pinned("one", "2026-11-24T10:15", LatePolicy.NEXT_SLOT),
            pinned("two", "2026-11-24T10:15", LatePolicy.NEXT_SLOT)
        };
        List<String> said = new ArrayList<>();
        try (DaemonBench watch = new DaemonBench(
                state,
                "2026-11-24T10:15:00Z",
                List.of(SampleWorkspace.context(closely, SampleWorkspace.office())),
                two)) {
            watch.through(network -> new ForwardingNetwork(network) {
                @Override
                public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                    said.addAll(watch.said());
                    return super.send(prepared, part, key, gate);
                }
            });
            watch.look();
            assertThat(watch.published()).hasSize(2);
            assertThat(said).last().asString().startsWith("sent  one on acme  file:");
            assertThat(watch.said())
                    .filteredOn(line -> line.startsWith("sent"))
                    .singleElement()
                    .asString()
                    .startsWith("sent  two on acme  file:");
        }
    }

    @Test
    void what_one_account_has_sent_is_in_the_log_while_another_waits_for_its_answer() throws Exception {
        AccountName quick = new AccountName("quick");
        AccountName slow = new AccountName("slow");
        List<AccountContext> contexts = Stream.of(quick, slow)
                .map(name -> SampleWorkspace.context(name, SampleWorkspace.QUOTA, SampleWorkspace.office()))
                .toList();
        try (DaemonBench watch = new DaemonBench(
                state,
                "2026-11-24T10:15:00Z",
                contexts,
                SampleWorkspace.pinned(quick, "2026-11-24T10:15"),
                SampleWorkspace.pinned(slow, "2026-11-24T10:15"))) {
            CountDownLatch sending = new CountDownLatch(1);
            CountDownLatch answered = new CountDownLatch(1);
            watch.through(network -> new ForwardingNetwork(network) {
                @Override
                public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                    boolean isSlow = prepared.account().name().equals(slow);
                    return (isSlow ? new Slow(network, sending, answered) : network).send(prepared, part, key, gate);
                }
            });
            Daemon daemon = daemon(watch);
            CompletableFuture<ExitCode> run = start(daemon);
            assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
            while (!watch.hasSaid(line -> line.startsWith("sent  quick on quick"))) {
                assertThat(run).isNotDone();
                Thread.onSpinWait();
            }
            answered.countDown();
            daemon.end();
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
            assertThat(watch.said()).anyMatch(line -> line.startsWith("sent  slow on slow"));
        }
    }

    @Test
    void asked_twice_to_end_it_says_so_once_and_ends_once() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            CountDownLatch sending = new CountDownLatch(1);
            CountDownLatch answered = new CountDownLatch(1);
            watch.through(network -> new Slow(network, sending, answered));
            Daemon daemon = daemon(watch);
            CompletableFuture<ExitCode> run = start(daemon);
            assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<ExitCode> first = CompletableFuture.supplyAsync(daemon::end, DaemonTest::thread);
            while (!watch.hasSaid("ending  as soon as what is being published is settled"::equals)) {
                Thread.onSpinWait();
            }
            CompletableFuture<ExitCode> second = CompletableFuture.supplyAsync(daemon::end, DaemonTest::thread);
            answered.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
            assertThat(watch.said())
                    .filteredOn(line -> line.startsWith("ending"))
                    .hasSize(1);
        }
    }

    @Test
    void once_the_end_is_asked_for_no_request_begins() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            Shutdown ending = new Shutdown();
            var guarded = ending.guard(watch.networks(watch.open())).get("rehearsal");
            Account account = watch.open().contexts().get(SampleWorkspace.ACME).account();
            var prepared = (Prepared) guarded.prepare(account, new Wording("Hello"), new UploadsInMemory());
            ending.ask();
            assertThatThrownBy(() -> guarded.send(
                            prepared, 0, new IdempotencyKey("k", Instant.EPOCH), () -> Duration.ofSeconds(10)))
                    .isInstanceOf(GateClosedException.class)
                    .hasMessageContaining("told to end");
            Receipt receipt = new Receipt("r1", null, Instant.EPOCH);
            assertThatThrownBy(() -> guarded.takeBack(account, receipt, () -> Duration.ofSeconds(10)))
                    .isInstanceOf(GateClosedException.class);
            assertThat(watch.published()).isEmpty();
        }
    }

    @Test
    void a_second_daemon_does_not_begin_and_leaves_the_first_alone() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            CountDownLatch sending = new CountDownLatch(1);
            CountDownLatch answered = new CountDownLatch(1);
            watch.through(network -> new Slow(network, sending, answered));
            Daemon first = daemon(watch);
            CompletableFuture<ExitCode> run = start(first);
            assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(daemon(watch)::run)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("a daemon already publishes sample: process 4711 on desk1");
            answered.countDown();
            first.end();
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void a_workspace_that_is_published_elsewhere_ends_it_at_once() {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            watch.publishedBy("desk2-91c2");
            Daemon daemon = daemon(watch);
            assertThatThrownBy(daemon::run)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            stopped -> assertThat(stopped.code()).isEqualTo(ExitCode.RULE));
            daemon.end();
            assertThat(watch.said()).isEmpty();
            assertThat(state.resolve("daemon.lock")).doesNotExist();
        }
    }

    @Test
    void when_memory_runs_out_it_ends_lets_go_of_its_lock_and_leaves_the_claim_for_the_next_one() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            watch.through(network -> new ForwardingNetwork(network) {
                @Override
                public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                    throw new OutOfMemoryError("for a test");
                }
            });
            Daemon daemon = daemon(watch);
            assertThatThrownBy(daemon::run).isInstanceOf(OutOfMemoryError.class);
            daemon.end();
            assertThat(DaemonLock.held(state)).isEmpty();
            assertThat(watch.book().book().everything())
                    .extracting(Delivery::state)
                    .containsExactly(DeliveryState.CLAIMED);
        }
    }

    @Test
    void an_interrupt_in_the_middle_of_an_attempt_ends_it_in_order() throws Exception {
        try (DaemonBench watch = new DaemonBench(state, "2026-11-24T10:15:00Z", DUE)) {
            watch.through(network -> new ForwardingNetwork(network) {
                @Override
                public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                    Thread.currentThread().interrupt();
                    return super.send(prepared, part, key, gate);
                }
            });
            CompletableFuture<ExitCode> run = start(daemon(watch));
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
            assertThat(watch.said()).endsWith("ended");
            assertThat(watch.book().book().everything())
                    .extracting(Delivery::state)
                    .doesNotContain(DeliveryState.CLAIMED);
        }
    }

    private static Daemon daemon(DaemonBench watch) {
        return new Daemon(watch, watch.clocks(), new ManualAlarm(), watch.logger);
    }

    /** Answers when a test lets it. */
    private static final class Slow extends ForwardingNetwork {
        private final CountDownLatch sending;
        private final CountDownLatch answered;

        Slow(Network network, CountDownLatch sending, CountDownLatch answered) {
            super(network);
            this.sending = sending;
            this.answered = answered;
        }

        @Override
        public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
            Outcome outcome = super.send(prepared, part, key, gate);
            sending.countDown();
            try {
                assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return outcome;
        }
    }
}

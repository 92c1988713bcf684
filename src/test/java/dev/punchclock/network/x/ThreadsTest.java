package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.Outcome;
import dev.punchclock.network.http.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a network keeps for its life is one client, with one thread: however many requests there were, and how they ended. */
class ThreadsTest {
    private static final String ROUTE = "POST /2/tweets";
    private static final int MANY = 100;
    private static final int SIDE_BY_SIDE = 16;

    private final Set<Thread> before = threads();

    @Test
    void many_posts_one_after_the_other_take_one_client() throws Exception {
        try (XServerBench scene = new XServerBench()) {
            for (int i = 0; i < MANY; i++) {
                assertThat(scene.send("Number " + i)).isInstanceOf(Outcome.Sent.class);
            }
            assertThat(scene.server.connections()).as("each over its own").isEqualTo(MANY + 1);
            assertThat(clientsSince()).isLessThanOrEqualTo(1);
            assertThat(workersSince()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void requests_that_are_cut_off_at_their_deadline_leave_nothing_behind() throws Exception {
        try (XServerBench scene = new XServerBench()) {
            scene.network.whoAmI(scene.account);
            scene.server.usually(ROUTE, AnswerScript.staysSilent());
            for (int i = 0; i < MANY; i++) {
                assertThat(scene.send("Number " + i, Duration.ofMillis(5))).isInstanceOf(Outcome.Unknown.class);
            }
            scene.server.usually(ROUTE, AnswerScript.drips(201));
            for (int i = 0; i < MANY; i++) {
                assertThat(scene.send("Number " + i, Duration.ofMillis(5))).isInstanceOf(Outcome.Unknown.class);
            }
            scene.server.usually(ROUTE, AnswerScript.proper());
            assertThat(scene.send("The last")).isInstanceOf(Outcome.Sent.class);
            assertThat(clientsSince()).isLessThanOrEqualTo(1);
            assertThat(workersSince()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void accounts_side_by_side_share_the_client() throws Exception {
        ExecutorService accounts = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try (XServerBench scene = new XServerBench()) {
            scene.network.whoAmI(scene.account);
            CountDownLatch all = new CountDownLatch(SIDE_BY_SIDE);
            List<CompletableFuture<Outcome>> sent = IntStream.range(0, SIDE_BY_SIDE)
                    .mapToObj(account -> CompletableFuture.supplyAsync(
                            () -> {
                                Outcome last = scene.send(account + " begins");
                                for (int i = 0; i < 10; i++) {
                                    last = scene.send(account + " sends number " + i);
                                }
                                all.countDown();
                                return last;
                            },
                            accounts))
                    .toList();
            assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(sent).allMatch(outcome -> outcome.join() instanceof Outcome.Sent);
            assertThat(clientsSince()).isLessThanOrEqualTo(1);
            assertThat(workersSince()).isLessThanOrEqualTo(2L * SIDE_BY_SIDE);
        } finally {
            accounts.shutdownNow();
        }
    }

    @Test
    void clients_of_a_server_that_does_not_close_share_their_threads() throws Exception {
        try (XServerBench scene = new XServerBench()) {
            scene.server.keepConnectionsOpen();
            for (int i = 0; i < MANY; i++) {
                assertThat(scene.send("Number " + i)).isInstanceOf(Outcome.Sent.class);
            }
            assertThat(scene.server.connections()).as("each over its own").isEqualTo(MANY + 1);
            assertThat(workersSince()).isLessThanOrEqualTo(4);
        }
    }

    private long clientsSince() {
        return since(ThreadsTest::isSelector);
    }

    /** Whatever else HTTP runs on: threads of {@link HttpTransport}'s own, or those that a client has made for itself. */
    private long workersSince() {
        return since(
                thread -> thread.getName().equals("http") || thread.getName().contains("-Worker-"));
    }

    private long since(Predicate<Thread> which) {
        return threads().stream()
                .filter(which)
                .filter(thread -> !before.contains(thread))
                .count();
    }

    /** Each client has one such thread. */
    private static boolean isSelector(Thread thread) {
        return thread.getName().endsWith("-SelectorManager");
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }
}

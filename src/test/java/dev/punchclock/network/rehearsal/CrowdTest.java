package dev.punchclock.network.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.post.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, each with several threads, publish on one account at the same time. */
class CrowdTest {
    private static final int PROCESSES = 2;
    private static final int THREADS = 4;
    private static final int POSTS = 25;

    @Test
    void nothing_is_lost_and_no_number_is_given_twice(@TempDir Path folder) throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < PROCESSES; p++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrowdTest.class.getName(),
                            folder.toString(),
                            "p" + p)
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        List<Publication> all =
                new RehearsalBench(folder).network().recent(RehearsalBench.account(null), Instant.EPOCH);
        int expected = PROCESSES * THREADS * POSTS;
        assertThat(all.stream().map(Publication::id))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, expected)
                        .mapToObj(i -> RehearsalBench.account(null).name() + ".md#r" + i)
                        .toList());
        assertThat(all).extracting(Publication::key).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(p -> assertThat(p.text()).isEqualTo("Post\n" + p.key()));
    }

    /** One process of the crowd: exits with the number of posts that were not sent. */
    public static void main(String[] args) throws InterruptedException {
        AtomicInteger failed = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            String name = args[1] + ".t" + t;
            // two networks in each process: no lock may rest on their being one
            RehearsalNetwork network =
                    new RehearsalNetwork(Path.of(args[0]), InstantSource.system(), RehearsalDelay.NONE, t % 2 == 0);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < POSTS; i++) {
                    failed.addAndGet(send(network, name + "." + i) ? 0 : 1);
                }
            });
            thread.setUncaughtExceptionHandler((crashed, e) -> failed.addAndGet(1000));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.exit(Math.min(failed.get(), 100));
    }

    private static boolean send(RehearsalNetwork network, String key) {
        Prepared prepared = new Prepared(RehearsalBench.account(null), new Wording("Post\n" + key));
        return network.send(prepared, 0, new IdempotencyKey(key, Instant.EPOCH), () -> Duration.ofSeconds(10))
                instanceof Outcome.Sent;
    }
}

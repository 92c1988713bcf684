package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty accounts, pinned to one second, ten of them on a server that takes connections and never answers: the packed
 * program, graded by the record of the server that does answer.
 */
final class NeighboursIT {
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int EACH = 10;

    @TempDir
    Path home;

    private final XServer answering = new XServer(InstantSource.system());
    private ServerSocket silent;
    private PackagedProgram program;
    private Path work;

    @BeforeEach
    void workspace() throws Exception {
        silent = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        program = new PackagedProgram(home);
        work = Files.createDirectories(home.resolve("work/queue")).getParent();
        StringBuilder accounts = new StringBuilder();
        for (int i = 0; i < EACH; i++) { // silent ones first: they come first in every order
            accounts.append(account("a%02d".formatted(i), "http://127.0.0.1:" + silent.getLocalPort()));
            accounts.append(account("b%02d".formatted(i), answering.uri().toString()));
        }
        Files.writeString(work.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                rest: 0m
                hours: { always: { week: { mon-sun: "00:00-24:00" } } }
                accounts:
                """ + accounts);
        assertThat(run("adopt").code()).isZero();
    }

    private String account(String name, String server) {
        answering
                .credentials(name)
                .forEach((secret, value) -> program.with(
                        "PUNCHCLOCK_"
                                + (name + "_" + secret).toUpperCase(Locale.ROOT).replace('-', '_'),
                        value.value()));
        return "  %s: { network: x, server: \"%s\", hours: always, quota: { per: day, min: 0, max: 9, gap: 0m } }%n"
                .formatted(name, server);
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
        answering.close();
    }

    @Test
    void silent_neighbours_of_a_daemon() throws Exception {
        Instant slot = Instant.now().plusSeconds(25).truncatedTo(ChronoUnit.SECONDS);
        pinAllTo(slot);
        Process daemon = program.start("daemon", "-C", work.toString());
        CompletableFuture<PackagedProgram.Ended> ended =
                CompletableFuture.supplyAsync(() -> end(daemon), NeighboursIT::thread);
        List<Duration> late;
        try {
            late = late(slot, Duration.ofSeconds(60));
        } finally {
            assertThat(daemon.toHandle().destroy()).isTrue(); // which leaves its log open
        }
        String log = ended.get(60, TimeUnit.SECONDS).err();
        assertThat(late).as(log).hasSize(EACH).allMatch(by -> !by.isNegative() && by.compareTo(LATE) < 0);
        assertThat(log).endsWith("ended\n");
    }

    /** From its slot on, but for the time in which the program starts: a command that asks no network takes as long. */
    @Test
    void silent_neighbours_of_a_run() throws Exception {
        Instant before = Instant.now();
        assertThat(run("check").code()).isZero();
        Duration starting = Duration.between(before, Instant.now());
        Instant slot = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        pinAllTo(slot);
        TimeUnit.MILLISECONDS.sleep(Duration.between(Instant.now(), slot).toMillis() + 1);
        PackagedProgram.Ended ended = run("run");
        List<Duration> late = late(slot, Duration.ZERO);
        assertThat(late).as("%s", ended).hasSize(EACH);
        assertThat(late)
                .as("beside %s to start", starting)
                .allMatch(by -> !by.isNegative() && by.compareTo(LATE.plus(starting)) < 0);
        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.out()
                        .lines()
                        .filter(line -> line.contains("  sent  "))
                        .map(line -> line.replaceAll(".*(b\\d\\d) .*", "$1")))
                .as("in the order of the accounts")
                .isSorted()
                .hasSize(EACH);
        assertThat(ended.err()).contains("a00", "a09", "X did not answer within");
    }

    private static PackagedProgram.Ended end(Process process) {
        try {
            return PackagedProgram.end(process);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void pinAllTo(Instant slot) throws IOException {
        String at = SECONDS.format(slot.atOffset(ZoneOffset.UTC));
        List<String> posts = IntStream.range(0, EACH)
                .boxed()
                .flatMap(i -> List.of("a%02d".formatted(i), "b%02d".formatted(i)).stream())
                .map(name -> "- { id: of-%1$s, to: %1$s, at: %2$s, text: This is %1$s }".formatted(name, at))
                .toList();
        Files.write(work.resolve("queue/posts.yaml"), posts);
    }

    /** In order, by the server's own record; waits for all of them, so long after the slot. */
    private List<Duration> late(Instant slot, Duration patience) throws InterruptedException {
        List<Duration> late = new ArrayList<>();
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            late.clear();
            IntStream.range(0, EACH)
                    .mapToObj(i -> answering.times("b%02d".formatted(i)))
                    .forEach(times -> times.forEach(at -> late.add(Duration.between(slot, at))));
        } while (late.size() < EACH && Instant.now().isBefore(slot.plus(patience)));
        late.sort(null);
        return late;
    }

    private PackagedProgram.Ended run(String... command) throws Exception {
        String[] line = new String[command.length + 2];
        System.arraycopy(command, 0, line, 0, command.length);
        line[command.length] = "-C";
        line[command.length + 1] = work.toString();
        return program.run(line);
    }
}

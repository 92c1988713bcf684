package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that would take all time or memory, or never end: only their own posts wait, and {@code check} names them, in no
 * more of a quick processor's time than {@link #MOST}. Each of these took minutes, or never ended, while it could.
 */
class HostileWorkspaceIT {
    /** A quick machine needs a third of it. */
    private static final Duration MOST = Duration.ofSeconds(20);

    private static final double SLOWNESS = MachineSpeed.slowness();

    private static final int MIB = (1 << 20) - 100;
    private static final String MAIN = """
            punchclock: 1
            workspace: acme
            zone: UTC
            hours: { office: { week: { mon-fri: 08:00-20:00 } } }
            accounts:
              a: { network: rehearsal, hours: office }
            """;

    @TempDir
    private Path home;

    private String said = "";

    @BeforeEach
    void workspace() throws IOException {
        Files.writeString(home.resolve("punchclock.yaml"), MAIN);
        queue("good.yaml", "- { id: good, to: a, at: 2026-11-24 10:00, text: This one goes out }\n");
    }

    @Test
    void a_queue_file_takes_neither_time_nor_memory() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("- { to: [" + list("b", 10_000) + "], text: Hi }", "the post names 10000 accounts; it may name 100");
        files.put(
                "- { to: '" + list("b", 100_000) + "', text: Hi }", "the post names 100000 accounts; it may name 100");
        files.put("[" + "a,".repeat(MIB / 2) + "a]", "posts in this file; it may have 10000");
        files.put("- { to: a, thread: [" + "😀,".repeat(MIB / 6) + "a] }", "parts; it may have 100");
        files.put("a: &a [x]\nb: [" + "*a,".repeat(MIB / 4) + "*a]", "more problems in this file");
        files.put("[" + "{to: a, text: b},".repeat(MIB / 18) + "]", "posts in this file; it may have 10000");
        files.put("- {}\n".repeat(9_999), "and 19948 more problems in this file");
        files.put(
                "- to: a\n  thread: [" + "a,".repeat(20_000) + "a]\n" + "    #x\n".repeat(100_000),
                "the thread has 20001 parts; it may have 100");
        files.put("- { to: a, text: \"a" + "\u0327\u0301".repeat(MIB / 6) + "\" }", "acme is in order: 2 posts");
        files.put("[".repeat(MIB), "nested more than 20 deep");
        files.put("- { to: a, " + "k".repeat(MIB - 100) + ": x }", "q.yaml:1");
        files.put(
                "- { to: a, text: b, "
                        + IntStream.range(0, 80_000)
                                .mapToObj(i -> "k" + i + ": x")
                                .collect(Collectors.joining(", ")) + " }",
                "more problems in this file");
        for (Map.Entry<String, String> file : files.entrySet()) {
            queue("q.yaml", file.getKey());
            check(file.getValue());
        }
        assertThat(run("run")).contains("sent", "good");
    }

    @Test
    void what_is_no_file_is_not_waited_for() throws Exception {
        assertThat(new ProcessBuilder(
                                "mkfifo",
                                home.resolve("queue/pipe.yaml").toString(),
                                home.resolve("court.ics").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(home.resolve("queue/folder.yaml"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(home.resolve("queue/sparse.yaml").toFile(), "rw")) {
            sparse.setLength(4L << 30);
        }
        check(
                "queue/pipe.yaml: this is not a file that can be read",
                "queue/folder.yaml: this is a folder",
                "queue/sparse.yaml: the file is larger than 1 MiB");
        for (String calendar : new String[] {
            "court.ics", "/dev/zero", "/proc/kmsg", "/proc/self/pagemap", "queue/sparse.yaml", "/dev/stdin", "/"
        }) {
            Files.writeString(
                    home.resolve("punchclock.yaml"),
                    MAIN + "  b: { network: rehearsal, hours: office, busy: " + calendar + " }\n");
            check("nothing goes out for those whose calendar it is");
        }
        assertThat(run("run")).contains("sent", "good");
    }

    @Test
    void a_workspace_that_is_no_file_is_not_waited_for() throws Exception {
        Files.delete(home.resolve("punchclock.yaml"));
        assertThat(new ProcessBuilder("mkfifo", home.resolve("punchclock.yaml").toString())
                        .start()
                        .waitFor())
                .isZero();
        check("punchclock.yaml: this is not a file that can be read");
        Files.delete(home.resolve("punchclock.yaml"));
        Files.createSymbolicLink(home.resolve("punchclock.yaml"), Path.of("/dev/zero"));
        check("punchclock.yaml: this is not a file that can be read");
        Files.delete(home.resolve("punchclock.yaml"));
        try (RandomAccessFile line =
                new RandomAccessFile(home.resolve("punchclock.yaml").toFile(), "rw")) {
            line.setLength(4L << 30);
        }
        check("punchclock.yaml: the file is larger than 1 MiB");
    }

    @Test
    void a_crowd_of_accounts_or_calendars_is_refused() throws IOException {
        Files.writeString(
                home.resolve("punchclock.yaml"),
                MAIN
                        + IntStream.range(0, 20_000)
                                .mapToObj(i -> "  b" + i + ": { network: rehearsal, hours: office }\n")
                                .collect(Collectors.joining()));
        check("there are 20001 accounts; a workspace may have 1000");
        Files.writeString(
                home.resolve("punchclock.yaml"),
                MAIN + "  b: { network: rehearsal, hours: office, busy: [" + list("c", 60_000) + "] }\n");
        check("60000 calendars are named; at most 100 can be");
    }

    @Test
    void a_million_posts_leave_room_for_others() throws IOException {
        for (int file = 0; file < 8; file++) {
            int first = file * 9_000;
            queue(
                    "many" + file + ".yaml",
                    IntStream.range(0, 9_000)
                            .mapToObj(i -> "- {to: a, text: " + (first + i + 1_000_000) + "x}\n")
                            .collect(Collectors.joining()));
        }
        check("the queue has more than 50000 posts, and this file the most of them: they wait");
        for (int file = 0; file < 20; file++) {
            queue("large" + file + ".yaml", ("# " + "x".repeat(1000) + "\n").repeat(MIB / 1003));
        }
        check("the files of the queue are larger than 16 MiB together, and this is one of the largest");
        assertThat(run("show good")).contains("This one goes out");
    }

    @Test
    void credentials_that_are_no_file_are_not_waited_for() throws Exception {
        Files.writeString(
                home.resolve("punchclock.yaml"),
                MAIN + "  b: { network: x, handle: b, server: 'http://127.0.0.1:9', hours: office }\n");
        run("adopt");
        Path file = Files.createDirectories(home.resolve(".config/punchclock/credentials/acme"))
                .resolve("b");
        assertThat(new ProcessBuilder("mkfifo", "-m", "600", file.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(run("post --to b Hi")).contains("this is not a file of credentials");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/proc/self/pagemap"));
        assertThat(run("post --to b Hi")).contains("b:");
    }

    private static String list(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).collect(Collectors.joining(", "));
    }

    private void queue(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("queue")).resolve(name), text);
    }

    private void check(String... problems) {
        assertThat(run("check")).contains(problems).hasSizeLessThan(200_000);
    }

    private String run(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));
        Map<String, String> environment = Map.of("HOME", home.toString());
        FutureTask<Integer> running = new FutureTask<>(() -> {
            PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
            BufferedReader in = new BufferedReader(new StringReader(""));
            CommandEnvironment commandEnvironment = new CommandEnvironment(
                    clock, () -> "UTC", environment, home, in, out, out, question -> "", false, false);
            return new Cli(commandEnvironment, new Wiring(clock, environment, () -> ZoneOffset.UTC), "test")
                    .run(line.split(" "))
                    .number();
        });
        Thread thread = new Thread(running, "command");
        thread.setDaemon(true);
        long before = processorTime();
        thread.start();
        assertThat(ended(running, before)).as("%s: %s", line, bytes).isNotEqualTo(1);
        said = bytes.toString(StandardCharsets.UTF_8);
        return said;
    }

    /** Its exit code; 1 when it takes too much, or waits for something for minutes. */
    private static int ended(FutureTask<Integer> running, long before) {
        try {
            for (int i = 0; i < 1_200; i++) {
                try {
                    return running.get(100, TimeUnit.MILLISECONDS);
                } catch (TimeoutException goesOn) {
                    if (processorTime() - before > SLOWNESS * MOST.toNanos()) {
                        return 1;
                    }
                }
            }
        } catch (ExecutionException | InterruptedException bug) {
            throw new IllegalStateException(bug);
        }
        return 1;
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}

package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The daemon as a process of its own, on a Tuesday morning: its clock starts where a test says and goes on. The tests that
 * mostly wait do so beside the others.
 */
final class DaemonIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final Pattern SENT = Pattern.compile("10:00:(\\d\\d) GMT {2}sent {2}(\\S+) on acme");
    /** The first letters of the names of the daemon's threads: the one that looks, Quartz's, and those of the bell. */
    private static final Pattern OWN = Pattern.compile("java|punchclock|bell|FileSystemWatch");

    private static final long KIB_80_MIB = 80 * 1024;

    @TempDir
    Path home;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void it_publishes_in_time_takes_up_new_files_keeps_a_second_one_out_and_ends_when_asked() throws Exception {
        workspace("09:00-17:00", post("first", "10:00:05") + post("second", "10:00:08"));
        Process daemon = start("10:00:00", "daemon");
        await("sent  first on acme");
        Files.writeString(home.resolve("work/queue/more.yaml"), post("third", "10:00:09"));

        Process another = start("10:00:00", "daemon");
        assertThat(another.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(another.exitValue()).isEqualTo(4);
        assertThat(log(1)).contains("a daemon already publishes it-work: process " + daemon.pid());

        await("sent  third on acme");
        assertThat(lateness("first", 5)).isBetween(0, 2);
        assertThat(lateness("second", 8)).isBetween(0, 2);
        assertThat(residentKib(daemon)).isLessThan(KIB_80_MIB);

        long asked = System.nanoTime();
        daemon.destroy();
        assertThat(daemon.waitFor(2, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(daemon.exitValue()).isZero();
        assertThat(log(0)).contains("  head  ").endsWith("ended\n");
        assertThat(published()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void asked_to_end_it_ends_with_0_however_often_it_is_asked(String signal) throws Exception {
        workspace("09:00-17:00", post("talk", "10:30"));
        Process daemon = start("10:00:00", "daemon");
        await("next  talk on acme");
        signal(daemon, signal);
        new ProcessBuilder("kill", "-" + signal, String.valueOf(daemon.pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor(); // or it is over by now
        assertThat(daemon.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(daemon.exitValue()).isZero();
        assertThat(log(0)).endsWith("ended\n");
    }

    @Test
    void asked_to_end_while_somebody_else_has_locked_the_ledger_it_ends_with_0() throws Exception {
        workspace("09:00-17:00", post("talk", "10:00:07") + post("later", "10:30"));
        Process daemon = start("10:00:00", "daemon");
        await("next  talk on acme");
        Path ledger = home.resolve(".local/state/punchclock/it-work/ledger.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            Files.writeString(home.resolve("work/queue/more.yaml"), post("more", "10:40"));
            // A slot wakes it, long before its heart beats: now two things wait to be written.
            await("changed  queue/more.yaml");
            signal(daemon, "TERM");
            assertThat(daemon.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(daemon.exitValue()).isZero();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void stopped_over_a_slot_and_continued_in_the_same_stretch_it_publishes_once() throws Exception {
        workspace("09:00-17:00", post("talk", "10:00:05"));
        Process daemon = start("10:00:00", "daemon");
        await("next  talk on acme");
        signal(daemon, "STOP");
        untilTheClockIsPast(6);
        assertThat(published()).isEmpty();
        signal(daemon, "CONT");
        await("sent  talk on acme");
        await("nothing waits  on acme");
        assertThat(published()).hasSize(1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void stopped_over_a_slot_and_continued_after_closing_time_it_publishes_nothing() throws Exception {
        workspace("09:00-10:01", post("talk", "10:00:47"));
        Process daemon = start("10:00:42", "daemon");
        await("next  talk on acme");
        signal(daemon, "STOP");
        untilTheClockIsPast(19);
        signal(daemon, "CONT");
        await("moved  talk on acme");
        assertThat(log(0)).doesNotContain("sent");
        assertThat(published()).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void idle_it_does_not_wake_and_yet_hears_at_once_what_is_done_by_hand() throws Exception {
        workspace("09:00-17:00", post("talk", "10:30"));
        Process daemon = start("10:00:00", "daemon");
        await("next  talk on acme");
        TimeUnit.SECONDS.sleep(8); // the last writing has had its last echo
        long before = wakes(daemon);
        TimeUnit.SECONDS.sleep(6);
        assertThat(wakes(daemon) - before).isLessThanOrEqualTo(1);

        long began = System.nanoTime();
        byHand("10:00:03", "pause", "acme"); // by a clock that is not ahead of the daemon's
        await("nothing waits  on acme");
        byHand("10:00:05", "resume", "acme");
        await("nothing waits  on acme", "next  talk on acme");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HEARTBEAT);
    }

    /** How often its own threads have slept and been woken; the Java machine's threads keep a beat of their own. */
    private static long wakes(Process process) throws IOException {
        Path tasks = Path.of("/proc/" + process.pid() + "/task");
        assumeTrue(Files.exists(tasks), "no /proc here");
        long wakes = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                try {
                    if (OWN.matcher(Files.readString(thread.resolve("comm"))).lookingAt()) {
                        wakes += number(thread.resolve("status"), "voluntary_ctxt_switches");
                    }
                } catch (NoSuchFileException ended) {
                    // a thread of the compiler
                }
            }
        }
        return wakes;
    }

    private void byHand(String time, String... command) throws Exception {
        Process hand = start(time, command);
        assertThat(hand.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(hand.exitValue()).isZero();
    }

    private void workspace(String hours, String queue) throws IOException {
        Path folder = Files.createDirectories(home.resolve("work/queue")).getParent();
        Files.writeString(folder.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                rest: 0m
                hours: { office: { week: { mon-fri: %s } } }
                accounts:
                  acme: { network: rehearsal, hours: office, quota: { per: day, min: 0, max: 50, gap: 0m } }
                """.formatted(hours));
        Files.writeString(folder.resolve("queue/posts.yaml"), queue);
    }

    private static String post(String id, String time) {
        return "- { id: %s, to: acme, at: 2026-11-24 %s, text: This is %s }\n".formatted(id, time, id);
    }

    /** Starts the program with the options of the launcher; its log is in a file. */
    private Process start(String time, String... line) throws IOException {
        Path app = Path.of(System.getProperty("punchclock.app"), "punchclock.jar");
        Path tests = Path.of("target", "test-classes").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms8m",
                "-Xmx512m",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=25",
                "-XX:-ShrinkHeapInSteps",
                "-XX:NewRatio=3",
                "-XX:CompileThresholdScaling=8",
                "-Djava.locale.providers=SPI",
                "-cp",
                app + File.pathSeparator + tests,
                "dev.punchclock.PunchclockAt",
                "2026-11-24T" + time + "Z"));
        command.addAll(List.of(line));
        command.addAll(List.of("-C", home.resolve("work").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("JOURNAL_STREAM"));
        builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("log" + started.size()).toFile());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private String log(int process) throws IOException {
        return Files.readString(home.resolve("log" + process));
    }

    /** Until the first daemon has said all of it, in this order. */
    private void await(String... words) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Pattern said =
                Pattern.compile(Stream.of(words).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
        while (!said.matcher(log(0)).find()) {
            if (System.nanoTime() > deadline) {
                assertThat(log(0)).containsPattern(said);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /**
     * So many seconds after its start. Reckoned from now: the process has told something, so its clock goes, but nobody
     * knows how long a busy machine took to start it.
     */
    private static void untilTheClockIsPast(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    private int lateness(String post, int slot) throws IOException {
        Matcher sent = SENT.matcher(log(0));
        return sent.results()
                .filter(found -> found.group(2).equals(post))
                .mapToInt(found -> Integer.parseInt(found.group(1)) - slot)
                .findFirst()
                .orElseThrow();
    }

    private static void signal(Process process, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static long residentKib(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        assumeTrue(Files.exists(status), "no /proc here");
        return number(status, "VmRSS");
    }

    private static long number(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private List<String> published() throws IOException {
        Path sheet = home.resolve(".local/state/punchclock/it-work/rehearsal/acme.md");
        return Files.exists(sheet)
                ? Files.readAllLines(sheet).stream()
                        .filter(line -> line.startsWith("## "))
                        .toList()
                : List.of();
    }
}

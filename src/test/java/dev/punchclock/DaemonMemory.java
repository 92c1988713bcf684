package dev.punchclock;

import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How much memory the daemon takes, as the launcher starts it: idle, while it sends many posts to an X on loopback without
 * a gap, idle again, and started anew on what it has sent. Run by hand, some minutes, with the number of posts (2,000),
 * and how many accounts share them (1); {@code JAVA_HOME} says on which Java:
 *
 * <pre>{@code java -cp target/test-classes:target/classes:LIBRARIES dev.punchclock.DaemonMemory 2000 1}</pre>
 */
final class DaemonMemory implements AutoCloseable {
    /** After a minute without work it gives memory back. */
    private static final Duration REST = Duration.ofSeconds(75);

    /** From now until the posts are due: the daemon looks at its files once a minute. */
    private static final Duration SOON = Duration.ofSeconds(70);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Path home;
    private final XServer server = new XServer(InstantSource.system());
    private final int posts;
    private final int accounts;

    private DaemonMemory(Path home, int posts, int accounts) {
        this.home = home;
        this.posts = posts;
        this.accounts = accounts;
    }

    public static void main(String[] arguments) throws Exception {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
        int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        Path home = Files.createTempDirectory("daemon-memory");
        try (DaemonMemory memory = new DaemonMemory(home, posts, accounts)) {
            memory.measure();
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted((one, other) -> other.compareTo(one))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void measure() throws Exception {
        server.takeDuplicates();
        workspace();
        // Once: the launcher's archive of classes is there for the daemon.
        run("adopt");
        awaitArchive();
        System.out.printf("%-34s %9s %9s %8s %9s%n", "", "resident", "of idle", "threads", "CPU");
        Process daemon = daemon("log");
        long idle;
        try {
            await("started", () -> log("log").contains("started"));
            TimeUnit.NANOSECONDS.sleep(REST.toNanos());
            idle = resident(daemon);
            tell("idle", daemon, idle);
            long began = System.nanoTime();
            queue();
            Peak peak = new Peak();
            await("all are sent", () -> {
                peak.look(daemon);
                return sent() >= posts;
            });
            System.out.printf(
                    "%-34s %5d MiB %8.2f %8d   %.0f s%n",
                    "sending " + posts + " posts, at most",
                    peak.resident / 1024,
                    peak.resident / (double) idle,
                    peak.threads,
                    (System.nanoTime() - began) / 1e9);
            TimeUnit.NANOSECONDS.sleep(REST.toNanos());
            tell("idle again", daemon, idle);
        } finally {
            end(daemon);
        }
        Process anew = daemon("log-anew");
        try {
            await("started", () -> log("log-anew").contains("started"));
            TimeUnit.NANOSECONDS.sleep(REST.toNanos());
            tell("started anew on what was sent", anew, idle);
        } finally {
            end(anew);
        }
    }

    private static final class Peak {
        private long resident;
        private long threads;

        void look(Process process) throws IOException {
            resident = Math.max(resident, resident(process));
            threads = Math.max(threads, number(process, "Threads"));
        }
    }

    private void tell(String what, Process process, long idle) throws Exception {
        long resident = resident(process);
        System.out.printf(
                "%-34s %5d MiB %8.2f %8d %7.1f s%n",
                what,
                resident / 1024,
                resident / (double) idle,
                number(process, "Threads"),
                cpu(process).toMillis() / 1000.0);
        String asks = System.getProperty("jcmd", "");
        if (!asks.isEmpty()) { // -Djcmd="jcmd %d VM.native_memory" and the like, for who looks for what has grown
            new ProcessBuilder("sh", "-c", asks.replace("%d", String.valueOf(process.pid())))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void workspace() throws IOException {
        Path folder = Files.createDirectories(home.resolve("work/queue")).getParent();
        StringBuilder yaml = new StringBuilder("""
                punchclock: 1
                workspace: memory
                zone: Africa/Abidjan
                rest: 0m
                hours: { always: { week: { mon-sun: "00:00-24:00" } } }
                accounts:
                """);
        for (int i = 0; i < accounts; i++) {
            yaml.append("  acme%d: { network: x, server: \"%s\", handle: acme%d, hours: always, quota: { gap: 0m } }%n"
                    .formatted(i, server.uri(), i));
        }
        Files.writeString(folder.resolve("punchclock.yaml"), yaml);
        Files.writeString(folder.resolve("queue/posts.yaml"), "");
    }

    private void queue() throws IOException {
        StringBuilder yaml = new StringBuilder();
        String at = TIME.format(Instant.now().plus(SOON).atOffset(ZoneOffset.UTC));
        for (int i = 0; i < posts; i++) {
            yaml.append("""
                    - id: post-%d
                      to: acme%d
                      at: %s
                      text: |
                        Our bundle number %d on small claims is out, with %d new cases.
                        It says how a claim is made, what it costs and how long it takes: https://acme.example/guide/%d
                    """.formatted(i, i % accounts, at, i, i, i));
        }
        Path file = home.resolve("work/queue/posts.yaml");
        // Moved into place: the daemon sees it whole. Pinned to one moment, for what floats is spread over the day.
        Path whole = Files.writeString(home.resolve("posts"), yaml);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private long sent() {
        return server.count("POST /2/tweets");
    }

    private Process daemon(String log) throws IOException {
        return launcher("daemon")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(log).toFile())
                .start();
    }

    private void run(String command) throws Exception {
        int code = launcher(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    private ProcessBuilder launcher(String command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("launcher", "scripts/punchclock"))
                        .toAbsolutePath()
                        .toString(),
                command,
                "-C",
                home.resolve("work").toString()));
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("CI"));
        builder.environment().put("HOME", home.toString());
        builder.environment()
                .put("MAVEN_OPTS", "-Dmaven.repo.local=" + Path.of(System.getProperty("user.home"), ".m2/repository"));
        for (int i = 0; i < accounts; i++) {
            String account = "ACME" + i;
            server.credentials("acme" + i)
                    .forEach((secret, value) -> builder.environment()
                            .put(
                                    "PUNCHCLOCK_" + account + "_"
                                            + secret.toUpperCase(Locale.ROOT).replace('-', '_'),
                                    value.value()));
        }
        return builder;
    }

    private void awaitArchive() throws Exception {
        Path cache = home.resolve(".cache/punchclock");
        await("the archive is there", () -> {
            List<Path> found = new ArrayList<>();
            if (Files.exists(cache)) {
                try (Stream<Path> files = Files.list(cache)) {
                    files.filter(file -> Files.exists(file.resolve("classes"))).forEach(found::add);
                }
            }
            return !found.isEmpty();
        });
    }

    private interface Question {
        boolean ask() throws IOException;
    }

    private void await(String what, Question question) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not " + what + ": " + log("log"));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String log(String name) throws IOException {
        Path file = home.resolve(name);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** In KiB. */
    private static long resident(Process process) throws IOException {
        return number(process, "VmRSS");
    }

    private static long number(Process process, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve secrets of many shapes, from all places where secrets may stand, appear nowhere: not in what is printed, not in
 * the log at its finest nor in that of the JDK's HTTP, not in a stack trace, nor in any file, nor among the arguments of a
 * process; also where X says them back.
 */
class PlantedSecretsIT {
    private static final String ALL = String.join(",", PlantedSecrets.accounts());
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final int PATIENCE = 120;

    @TempDir
    private Path home;

    private final List<String> said = new ArrayList<>();
    private final Set<String> processes = ConcurrentHashMap.newKeySet();
    private EchoingX x;
    private PackagedProgram program;
    private Thread watching;

    @BeforeEach
    void plant() throws Exception {
        x = new EchoingX();
        workspace();
        program = new PackagedProgram(home)
                .with("XDG_CONFIG_HOME", home.resolve("config").toString())
                .with("CREDENTIALS_DIRECTORY", home.resolve("run").toString())
                .with("PUNCHCLOCK_LOG_LEVEL", "trace")
                .with("JDK_JAVA_OPTIONS", javaOptions());
        PlantedSecrets.of("env-desk")
                .forEach((name, secret) -> program.with(
                        "PUNCHCLOCK_ENV_DESK_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), secret));
        secretsOf("systemd-desk", home.resolve("run/systemd-desk"));
        secretsOf("file-desk", home.resolve("config/punchclock/credentials/planted/file-desk"));
        watching = new Thread(this::watchProcesses, "ps");
        watching.setDaemon(true);
        watching.start();
        run(0, "adopt");
    }

    @AfterEach
    void close() {
        watching.interrupt();
        x.close();
    }

    @Test
    void not_where_somebody_looks() throws Exception {
        assertThat(run(0, "accounts")).contains("signed in, from the environment", "signed in, from systemd");
        run(0, "accounts", "--json");
        run(0, "doctor");
        run(0, "doctor", "--json");
        run(0, "status");
        run(0, "check");
        nowhere();
    }

    @Test
    void not_where_x_says_them_back() throws Exception {
        int key = 0;
        x.echoes(401, UnaryOperator.identity(), 2);
        run(5, "post", "--to", ALL, "--key", "k" + key, "No " + key++);
        for (UnaryOperator<String> form : List.<UnaryOperator<String>>of(
                UnaryOperator.identity(), PlantedSecrets::urlEncoded, PlantedSecrets::base64, secret -> "")) {
            for (int from : new int[] {0, 2}) {
                x.echoes(403, form, from);
                assertThat(run(5, "post", "--to", ALL, "--key", "k" + key, "--json", "No " + key++))
                        .contains("(secret)");
            }
        }
        x.obliges();
        assertThat(run(0, "post", "--to", ALL, "--key", "out", "It is out")).contains("Sent to file-desk");
        x.echoes(500, UnaryOperator.identity(), 2);
        run(6, "post", "--to", "env-desk,file-desk", "--key", "lost", "Into the dark");
        x.echoes(EchoingX.CLOSES, UnaryOperator.identity(), 0);
        run(6, "post", "--to", "systemd-desk", "--key", "lost", "Into the dark");
        assertThat(x.count("POST /2/tweets")).isEqualTo(3 * 11);
        run(0, "show", "out");
        run(0, "show", "lost");
        nowhere();
    }

    @Test
    void not_where_rounds_fail() throws Exception {
        run(0, "add", ALL, "--id", "due", "--at", now(), "It is due");
        x.echoes(403, PlantedSecrets::urlEncoded, 0);
        assertThat(run(5, "run")).contains("(secret)");
        run(0, "show", "due");
        run(0, "list", "--json");
        run(0, "add", ALL, "--id", "next", "--at", now(), "This one goes out");
        x.obliges();
        run(0, "run", "--json");
        assertThat(run(0, "show", "next")).contains("sent ");
        run(0, "ledger", "verify");
        nowhere();
    }

    @Test
    void not_where_signing_in_fails() throws Exception {
        x.echoes(401, UnaryOperator.identity(), 0);
        signIn("");
        program.with("XDG_CONFIG_HOME", home.resolve("nothing").toString());
        String typed = PlantedSecrets.of("file-desk").get("consumer-key") + "\n"
                + PlantedSecrets.of("file-desk").get("consumer-secret") + "\n";
        signIn(typed);
        x.echoes(401, PlantedSecrets::urlEncoded, 0);
        x.takesTheAppAndNoPin();
        Process process = program.start("login", "file-desk", "-C", folder());
        process.getOutputStream().write((typed + "1111111\n2222222\n3333333\n").getBytes(StandardCharsets.UTF_8));
        assertThat(tell(PackagedProgram.end(process)).err()).contains("X took none of 3 PINs");
        nowhere();
    }

    @Test
    void not_in_the_log_of_the_daemon_at_its_finest() throws Exception {
        run(0, "add", ALL, "--id", "due", "--at", now(), "It is due");
        x.echoes(403, PlantedSecrets::urlEncoded, 2);
        Process human = daemon(List.of("-jar", app()), "human");
        awaitRequests(3);
        end(human);
        run(0, "add", ALL, "--id", "next", "--at", now(), "This one goes out");
        x.obliges();
        Process json = daemon(List.of("-jar", app()), "json");
        awaitRequests(6);
        end(json);
        assertThat(log()).contains("(secret)", "QuartzScheduler", "ended");
        nowhere();
    }

    @Test
    void not_in_the_stack_trace_of_a_bug() throws Exception {
        run(0, "add", ALL, "--id", "due", "--at", now(), "It is due");
        List<String> main = List.of(
                "-cp",
                app() + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath(),
                PunchclockWithABug.class.getName());
        String lines = "java " + String.join(" ", main) + " post --to " + ALL + " --key bug -C " + folder() + " Bug";
        PackagedProgram.Ended ended = tell(program.script(home, lines));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("a bug on purpose", "at dev.punchclock.network.x.XNetwork");
        Process daemon = daemon(main, "human");
        awaitLog("this is a bug in punchclock", "at dev.punchclock.network.x.XNetwork");
        end(daemon);
        nowhere();
    }

    private void workspace() throws IOException {
        Path queue = Files.createDirectories(home.resolve("work/queue"));
        StringBuilder accounts = new StringBuilder();
        for (String account : PlantedSecrets.accounts()) {
            accounts.append(
                    "  %s: { network: x, server: '%s', handle: %s, hours: always, quota: { per: day, gap: 0m } }%n"
                            .formatted(account, x.uri(), account.replace('-', '_')));
        }
        Files.writeString(queue.resolveSibling("punchclock.yaml"), """
                punchclock: 1
                workspace: planted
                zone: UTC
                rest: 0m
                hours: { always: { week: { mon-sun: 00:00-24:00 } } }
                accounts:
                """ + accounts);
    }

    private static void secretsOf(String account, Path file) throws IOException {
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                file,
                PlantedSecrets.of(account).entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue() + "\n")
                        .collect(Collectors.joining()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** The log of the JDK at its finest, and a cache, as the launcher would say. */
    private String javaOptions() throws IOException {
        Path logging = home.resolve("logging.properties");
        Files.writeString(logging, """
                handlers = java.util.logging.ConsoleHandler
                .level = ALL
                java.util.logging.ConsoleHandler.level = ALL
                """);
        Path cache = Files.createDirectories(home.resolve("cache"));
        return "-Djava.util.logging.config.file=" + logging + " -Dpunchclock.cache=" + cache + " -Dpunchclock.build=it"
                + " -Djdk.httpclient.HttpClient.log=all -Djdk.internal.httpclient.debug=true";
    }

    private String run(int code, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(1, List.of("-C", folder()));
        PackagedProgram.Ended ended = tell(program.run(line.toArray(String[]::new)));
        assertThat(ended.code()).as("%s: %s %s", line, ended.out(), ended.err()).isEqualTo(code);
        return ended.out() + ended.err();
    }

    private void signIn(String typed) throws Exception {
        Process process = program.start("login", "file-desk", "-C", folder());
        process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
        PackagedProgram.Ended ended = tell(PackagedProgram.end(process));
        assertThat(ended.out() + ended.err()).contains("X does not accept th");
    }

    private PackagedProgram.Ended tell(PackagedProgram.Ended ended) {
        said.add(ended.out());
        said.add(ended.err());
        return ended;
    }

    private Process daemon(List<String> main, String form) throws Exception {
        String lines =
                "exec java " + String.join(" ", main) + " daemon --log " + form + " -C " + folder() + " >>log 2>&1";
        return program.start(home, lines);
    }

    private static void end(Process daemon) throws InterruptedException {
        daemon.destroy();
        assertThat(daemon.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitRequests(int posts) throws Exception {
        for (int i = 0; i < PATIENCE * 10 && x.count("POST /2/tweets") < posts; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(x.count("POST /2/tweets")).isEqualTo(posts);
    }

    private void awaitLog(String... lines) throws Exception {
        for (int i = 0; i < PATIENCE * 10 && !Stream.of(lines).allMatch(log()::contains); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(log()).contains(lines);
    }

    private String log() throws IOException {
        Path log = home.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private String folder() {
        return home.resolve("work").toString();
    }

    private static String app() {
        return Path.of(System.getProperty("punchclock.app"), "punchclock.jar").toString();
    }

    private static String now() {
        return MINUTE.format(LocalDateTime.now(ZoneOffset.UTC));
    }

    private void watchProcesses() {
        try {
            while (!Thread.interrupted()) {
                ProcessHandle.current().descendants().forEach(process -> processes.add(arguments(process)));
                TimeUnit.MILLISECONDS.sleep(50); // a Java machine lives longer
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String arguments(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Every place is searched for every secret; where secrets belong is left out. */
    private void nowhere() throws IOException {
        List<String> found = new ArrayList<>();
        said.forEach(text -> look("what was printed", text, found));
        assertThat(processes).anyMatch(line -> line.contains("punchclock.jar"));
        processes.forEach(line -> look("arguments", line, found));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                look("name of a file", name, found);
                if (!name.startsWith("config/punchclock/credentials/") && !name.startsWith("run/")) {
                    look(name, Files.readString(file, StandardCharsets.ISO_8859_1), found);
                }
            }
        }
        assertThat(home.resolve(".local/state/punchclock/planted/ledger.db")).exists();
        assertThat(found).isEmpty();
    }

    private static void look(String where, String text, List<String> found) {
        PlantedSecrets.tracks().forEach((track, whose) -> {
            int at = text.indexOf(track);
            if (at >= 0) {
                found.add(whose + " in " + where + ": …"
                        + text.substring(Math.max(0, at - 60), at).strip());
            }
        });
    }
}

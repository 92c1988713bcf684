package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a source tree of its own, with a Maven that notes what it sees instead of building. */
final class LauncherIT {
    @TempDir
    Path temporary;

    private Path tree;
    private Path home;

    @BeforeEach
    void lay() throws IOException {
        tree = Files.createDirectories(temporary.toRealPath().resolve("tree"));
        home = Files.createDirectories(tree.resolveSibling("home"));
        Files.createDirectories(tree.resolve("src/main/java"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.copy(
                Path.of("scripts/punchclock"),
                Files.createDirectories(tree.resolve("scripts")).resolve("punchclock"));
        program(tree.resolve("scripts/punchclock"));
        Path maven = Files.createDirectories(tree.resolveSibling("bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                env >"$0.saw"
                mkdir -p target/launcher/app
                cp '%s' target/launcher/app/punchclock.jar
                """.formatted(Path.of(System.getProperty("punchclock.app"), "punchclock.jar")));
        program(maven);
    }

    @Test
    void what_maven_runs_sees_none_of_the_secrets() throws Exception {
        Map<String, String> secrets = Map.of(
                "PUNCHCLOCK_ACME_ACCESS_TOKEN_SECRET",
                "planted-1\nPUNCHCLOCK_NOT_A_NAME =x\nOTHER=planted-1",
                "PUNCHCLOCK_ACME_CONSUMER_KEY",
                "planted-2",
                "CREDENTIALS_DIRECTORY",
                "/planted-3",
                "KEPT",
                "for Maven");
        Ran ran = launch(secrets, "--version");
        assertThat(ran.code()).as(ran.text()).isZero();
        String saw = Files.readString(tree.resolveSibling("bin/mvn.saw"));
        assertThat(saw).contains("KEPT=for Maven", "JAVA_HOME=").doesNotContain("planted", "PUNCHCLOCK_");
    }

    @Test
    void nothing_is_taken_from_a_cache_that_others_may_write() throws Exception {
        assertThat(launch(Map.of(), "--version").text()).doesNotContain("others may write");
        Path cache = home.resolve(".cache/punchclock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        for (String rights : List.of("rwxrwx---", "rwx----w-", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(rights));
            Ran ran = launch(Map.of("PUNCHCLOCK_JAVA_OPTS", "-XshowSettings:properties"), "--version");
            assertThat(ran.code()).isZero();
            assertThat(ran.text())
                    .contains("punchclock: others may write " + cache + "; nothing in " + cache + " is used")
                    .contains("to do: chmod -R go-w " + cache)
                    .doesNotContain("punchclock.cache =", "org.sqlite.lib.path");
        }
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
        assertThat(launch(Map.of("PUNCHCLOCK_JAVA_OPTS", "-XshowSettings:properties"), "--version")
                        .text())
                .contains("punchclock.cache = " + cache)
                .doesNotContain("others may write");
    }

    @Test
    void no_option_of_the_users_comes_after_the_launchers_own() throws Exception {
        Ran ran = launch(
                Map.of(
                        "PUNCHCLOCK_JAVA_OPTS",
                        "-XshowSettings:properties -Dpunchclock.in=terminal -Dpunchclock.out=terminal"),
                "--version");
        assertThat(ran.text()).contains("punchclock.in = file", "punchclock.out = file");
    }

    @Test
    void without_JAVA_HOME_the_newest_jdk_that_is_found_runs_it() throws Exception {
        Path sdkman = home.resolve(".sdkman/candidates/java");
        jdk(sdkman.resolve("98.0.9-tem"), "98.0.9", "98.0.9+1-LTS");
        Path newest = jdk(sdkman.resolve("98.0.10-tem"), "98.0.10", "98.0.10+7-LTS");
        Files.createSymbolicLink(sdkman.resolve("current"), sdkman.resolve("98.0.9-tem"));
        jdk(home.resolve(".jdks/ninety nine"), "99", "99-ea+3");
        jdk(home.resolve(".jdks/strange"), "099.0\"; false", "");
        Files.delete(jdk(home.resolve(".jdks/jre"), "99", "99+1").resolve("bin/javac"));
        Files.delete(jdk(home.resolve(".jdks/unsaid"), "99", "99+1").resolve("release"));
        Files.delete(jdk(home.resolve(".jdks/gone"), "99", "99+1").resolve("bin/java"));
        Ran ran = launch(Map.of("JAVA_HOME", ""), "--version");
        assertThat(ran.code()).as(ran.text()).isZero();
        assertThat(ranOn()).isEqualTo(newest.toString());
        assertThat(doctor(Map.of("JAVA_HOME", ""))).contains(", the newest JDK found; JAVA_HOME would name another");
    }

    @Test
    void JAVA_HOME_comes_first() throws Exception {
        jdk(home.resolve(".jdks/newer"), "99", "99+1");
        Path chosen = jdk(home.resolve("here"), "98", "98+1");
        assertThat(doctor(Map.of("JAVA_HOME", chosen.toString()))).contains(", as JAVA_HOME says");
        assertThat(ranOn()).isEqualTo(chosen.toString());
        assertThat(doctor(Map.of("JAVA_HOME", "/nowhere"))).contains(", the newest JDK found");
    }

    @Test
    void a_newer_one_on_PATH_is_taken_from_there_and_an_older_one_is_not() throws Exception {
        Path usual = jdk(home.resolve(".jdks/usual"), "98.0.5", "98.0.5+1");
        for (String version : List.of("98.0.4", "98.0.5", "98.0.6")) {
            Path own = jdk(home.resolve("own " + version), version, version + "+1");
            Path bin = Files.createDirectories(home.resolve("bin" + version));
            Files.createSymbolicLink(bin.resolve("java"), own.resolve("bin/java"));
            String path = bin + ":" + tree.resolveSibling("bin") + ":" + System.getenv("PATH");
            Ran ran = launch(Map.of("JAVA_HOME", "", "PATH", path), "--version");
            assertThat(ran.code()).as(ran.text()).isZero();
            assertThat(ranOn()).isEqualTo((version.equals("98.0.6") ? own : usual).toString());
        }
    }

    @Test
    void an_archive_whose_making_was_killed_is_made_again_at_the_next_call() throws Exception {
        Map<String, String> quick = training("while [ ! -e '%s' ]; do sleep 0.05; done; echo classes >\"$made\"");
        assertThat(launch(quick, "--version").code()).isZero();
        await(() -> trained() == 1);
        String maker = Files.readString(lock().resolve("maker")).strip();
        assertThat(launch(quick, "--version").code()).isZero();
        settle();
        assertThat(trained()).as("while somebody makes it, nobody else does").isEqualTo(1);
        assertThat(new ProcessBuilder("kill", "-9", maker).start().waitFor()).isZero();
        await(() -> ProcessHandle.of(Long.parseLong(maker)).isEmpty());
        assertThat(launch(quick, "--version").code()).isZero();
        await(() -> trained() == 2);
        assertThat(Files.readString(lock().resolve("maker")).strip()).isNotEqualTo(maker);
        Files.writeString(home.resolve("go"), "");
        await(() -> !archives().isEmpty() && !Files.exists(lock()));
        assertThat(archives()).hasSize(1);
        assertThat(launch(quick, "--version").code()).isZero();
        settle();
        assertThat(trained()).isEqualTo(2);
        assertThat(Files.readString(home.resolve("options")))
                .contains("=" + archives().get(0) + "/classes");
    }

    @Test
    void a_making_that_has_failed_is_not_repeated_at_every_start_and_one_that_was_asked_to_end_is() throws Exception {
        Map<String, String> quick = training("[ -e '%s' ] || kill -TERM $$; exit 3");
        assertThat(launch(quick, "--version").code()).isZero();
        await(() -> trained() == 1 && !Files.exists(lock()));
        Files.writeString(home.resolve("go"), "");
        for (int start = 0; start < 3; start++) {
            assertThat(launch(quick, "--version").code()).isZero();
            await(() ->
                    trained() == 2 && Files.readString(lock().resolve("maker")).equals("failed\n"));
        }
        settle();
        assertThat(trained()).isEqualTo(2);
        assertThat(lock().resolve("work")).doesNotExist();
    }

    @Test
    void a_job_of_ci_makes_no_archive_and_uses_one_that_is_there() throws Exception {
        Map<String, String> quick = new TreeMap<>(training("echo classes >\"$made\""));
        quick.put("CI", "true");
        assertThat(launch(quick, "--version").code()).isZero();
        settle();
        assertThat(trained()).isZero();
        quick.put("CI", "");
        assertThat(launch(quick, "--version").code()).isZero();
        await(() -> !archives().isEmpty());
        quick.put("CI", "true");
        assertThat(launch(quick, "--version").code()).isZero();
        assertThat(Files.readString(home.resolve("options")))
                .contains("=" + archives().get(0) + "/classes");
    }

    /** A JDK that does this where an archive is to be made: the file is to be {@code $made}, and %s is one of the test's. */
    private Map<String, String> training(String does) throws IOException {
        Path jdk = jdk(home.resolve("jdk"), "17.0.1", "17.0.1+1");
        Files.writeString(jdk.resolve("bin/java"), """
                #!/bin/sh
                for option; do
                    case $option in
                        -XX:ArchiveClassesAtExit=*)
                            made=${option#*=}
                            echo >>'%1$s/trained'
                            %2$s
                            exit ;;
                    esac
                done
                echo "$@" >'%1$s/options'
                exec '%3$s/bin/java' "$@"
                """.formatted(
                        home, does.formatted(home.resolve("go")), System.getProperty("java.home")));
        return Map.of("JAVA_HOME", jdk.toString(), "PUNCHCLOCK_NO_CDS", "", "CI", "");
    }

    private long trained() throws IOException {
        Path file = home.resolve("trained");
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private Path lock() throws IOException {
        return cached("lock").stream().findFirst().orElse(home.resolve("none"));
    }

    private List<Path> archives() throws IOException {
        return cached("").stream()
                .filter(each -> Files.exists(each.resolve("classes")))
                .toList();
    }

    private List<Path> cached(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".cache/punchclock"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private interface Question {
        boolean isSo() throws IOException;
    }

    private static void await(Question question) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!question.isSo()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Until what was begun in the background would have begun: it writes a line first of all. */
    private static void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(500);
    }

    /** A folder that says it is a JDK of this version; what it runs on is the Java of this test. */
    private Path jdk(Path folder, String version, String runtime) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), """
                IMPLEMENTOR="Nobody's"
                JAVA_RUNTIME_VERSION="%s"
                JAVA_VERSION="%s"
                """.formatted(runtime, version));
        Files.writeString(folder.resolve("bin/java"), """
                #!/bin/sh
                echo '%s' >'%s'
                exec '%s/bin/java' "$@"
                """.formatted(
                        folder, home.resolve("ran"), System.getProperty("java.home")));
        Files.writeString(folder.resolve("bin/javac"), "");
        program(folder.resolve("bin/java"));
        program(folder.resolve("bin/javac"));
        return folder;
    }

    /** Which of those folders has run it. */
    private String ranOn() throws IOException {
        return Files.readString(home.resolve("ran")).strip();
    }

    private String doctor(Map<String, String> environment) throws Exception {
        Path work = Files.createDirectories(home.resolve("work/queue")).getParent();
        Files.writeString(work.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                hours: { open: { week: { mon-sun: 09:00-17:00 } } }
                accounts:
                  acme: { network: rehearsal, hours: open }
                """);
        return launch(environment, "doctor", "--json", "-C", work.toString()).text();
    }

    private record Ran(int code, String text) {}

    private Ran launch(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(tree.resolve("scripts/punchclock").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("PUNCHCLOCK_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PUNCHCLOCK_NO_CDS", "1");
        builder.environment().merge("PATH", "", (path, none) -> tree.resolveSibling("bin") + ":" + path);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), text);
    }

    private static void program(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

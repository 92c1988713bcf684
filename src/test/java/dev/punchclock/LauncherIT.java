package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

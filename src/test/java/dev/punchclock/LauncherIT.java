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

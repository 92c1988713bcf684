package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon whose heap is too small for its work, as the launcher starts it: it ends, says so, and systemd leaves it at that. */
final class LittleMemoryIT {
    private static final int NOT_IN_ORDER = 3;
    private static final int FILES = 10;
    private static final int MANY = 1_500;
    private static final long PATIENCE = 120;

    @TempDir
    Path home;

    private Path launcher;
    private Path work;
    private Process daemon;

    @BeforeEach
    void install() throws IOException {
        launcher = Files.createDirectories(home.resolve("program/scripts")).resolve("punchclock");
        Files.copy(Path.of("scripts/punchclock"), launcher);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.copy(
                Path.of(System.getProperty("punchclock.app"), "punchclock.jar"),
                Files.createDirectories(home.resolve("program/target/app")).resolve("punchclock.jar"));
        work = Files.createDirectories(home.resolve("work/queue")).getParent();
        Files.writeString(work.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                rest: 0m
                hours: { always: { week: { mon-sun: "00:00-24:00" } } }
                accounts:
                  acme: { network: rehearsal, hours: always }
                """);
    }

    @AfterEach
    void end() {
        if (daemon != null) {
            daemon.destroyForcibly();
        }
    }

    @Test
    void a_workspace_that_is_too_large_for_it_is_told_and_not_tried_again_and_again() throws Exception {
        manyPosts();
        daemon = start("daemon");
        mustEndForWantOfMemory();
        String unit = said(start("install", "--systemd"));
        assertThat(unit.lines())
                .anyMatch(line -> line.startsWith("RestartPreventExitStatus=")
                        && Arrays.asList(line.split("[= ]")).contains(String.valueOf(NOT_IN_ORDER)));
    }

    @Test
    void one_that_becomes_too_large_while_it_runs_ends_it_in_the_same_way() throws Exception {
        daemon = start("daemon");
        while (!log().contains("nothing waits  on acme")) {
            assertThat(daemon.isAlive()).as(log()).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        manyPosts();
        Process hand = start("pause", "acme"); // which has it look at once; what that says of its own memory is its own
        assertThat(hand.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        mustEndForWantOfMemory();
    }

    private void mustEndForWantOfMemory() throws Exception {
        assertThat(daemon.waitFor(PATIENCE, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(log())
                .contains(
                        "punchclock ran out of memory and stopped: what it may take is not enough for this workspace and its ledger",
                        "  to do: give it more, PUNCHCLOCK_JAVA_OPTS=-Xmx1g (of a systemd unit: systemctl --user edit")
                .doesNotContain("This is a bug");
        assertThat(daemon.exitValue()).isEqualTo(NOT_IN_ORDER);
        assertThat(home.resolve(".local/state/punchclock/it-work/rehearsal")).doesNotExist();
    }

    private void manyPosts() throws IOException {
        for (int file = 0; file < FILES; file++) {
            StringBuilder posts = new StringBuilder();
            for (int i = 0; i < MANY; i++) {
                posts.append("- { id: post-%d-%d, to: acme, at: 2099-01-02 09:00, text: \"%s\" }\n"
                        .formatted(file, i, (i + " is out. ").repeat(20)));
            }
            Path whole = Files.writeString(home.resolve("posts"), posts);
            Files.move(whole, work.resolve("queue/posts-" + file + ".yaml"));
        }
    }

    private Process start(String... arguments) throws IOException {
        boolean isDaemon = arguments[0].equals("daemon");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-C", work.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("PUNCHCLOCK_"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("COLUMNS", "1000");
        if (isDaemon) {
            builder.environment().put("PUNCHCLOCK_JAVA_OPTS", "-Xmx16m");
            builder.redirectOutput(home.resolve("log").toFile());
        }
        return builder.start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("log"));
    }
}

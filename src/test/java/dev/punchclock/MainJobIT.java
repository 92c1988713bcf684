package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: real clock, real files, an empty home. */
final class MainJobIT {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @TempDir
    Path home;

    @Test
    void the_first_command_of_readme_works_from_anywhere_and_through_a_link() throws Exception {
        Path link = Files.createSymbolicLink(
                home.resolve("pc"), Path.of("scripts/punchclock").toAbsolutePath());
        String example = Path.of("examples/first-week").toAbsolutePath().toString();
        Ran rehearsal = run(List.of(link.toString(), "rehearse", "-C", example, "--from", "2026-11-23"));
        assertThat(rehearsal.code()).isZero();
        assertThat(Files.readString(Path.of("README.md"))).contains(rehearsal.out());
        Ran now = run(List.of(link.toString(), "run", "-C", example));
        assertThat(now.code()).as(now.out() + now.err()).isZero();
        assertThat(now.out()).isNotBlank();
    }

    @Test
    void a_post_pinned_two_seconds_ahead_goes_out_once_when_hours_are_open_all_week() throws Exception {
        Instant due = workspace("mon-sun: 00:00-24:00");
        waitUntil(due);
        assertThat(app("run").out()).contains("two-seconds").contains("sent");
        assertThat(app("run").out()).startsWith("Nothing is due.");
        assertThat(published()).hasSize(1);
    }

    @Test
    void nothing_goes_out_when_hours_are_closed() throws Exception {
        DayOfWeek another = LocalDate.now(ZoneOffset.UTC).getDayOfWeek().plus(3);
        Instant due = workspace(another.name().toLowerCase(Locale.ROOT) + ": 09:00-17:00");
        waitUntil(due);
        assertThat(app("run").code()).isZero();
        assertThat(app("run").code()).isZero();
        assertThat(published()).isEmpty();
    }

    @Test
    void several_runs_at_once_publish_once() throws Exception {
        Instant due = workspace("mon-sun: 00:00-24:00");
        waitUntil(due);
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(builder(java("run")).start());
        }
        for (Process each : all) {
            each.getInputStream().readAllBytes();
            assertThat(each.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(published()).hasSize(1);
    }

    @Test
    void state_belongs_to_its_owner_alone() throws Exception {
        workspace("mon-sun: 00:00-24:00");
        app("run");
        Path state = home.resolve(".local/state/punchclock/it-work");
        assertThat(Files.getPosixFilePermissions(state)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(state.resolve("ledger.db"))).hasSize(2);
    }

    private Instant workspace(String week) throws IOException {
        Instant due = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 2);
        Path folder = Files.createDirectories(home.resolve("work/queue")).getParent();
        Files.writeString(folder.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                hours: { open: { week: { %s } } }
                accounts:
                  acme: { network: rehearsal, hours: open }
                """.formatted(week));
        Files.writeString(
                folder.resolve("queue/posts.yaml"), """
                - id: two-seconds
                  to: acme
                  at: %s
                  late: next-slot
                  text: In two seconds
                """.formatted(SECONDS.format(due.atOffset(ZoneOffset.UTC))));
        return due;
    }

    private static void waitUntil(Instant due) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                Math.max(0, Duration.between(Instant.now(), due).toMillis()) + 50);
    }

    private List<String> published() throws IOException {
        Path sheet = home.resolve(".local/state/punchclock/it-work/rehearsal/acme.md");
        return Files.exists(sheet)
                ? Files.readAllLines(sheet).stream()
                        .filter(line -> line.startsWith("## "))
                        .toList()
                : List.of();
    }

    private Ran app(String... arguments) throws Exception {
        return run(java(arguments));
    }

    private List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of(System.getProperty("punchclock.app"), "punchclock.jar").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-C", home.resolve("work").toString()));
        return command;
    }

    private Ran run(List<String> command) throws Exception {
        Process process = builder(command).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), out, err);
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("COLUMNS"));
        // Nothing writes into the home once the command has ended.
        builder.environment().put("PUNCHCLOCK_NO_CDS", "1");
        // The launcher may build: the home is new, the libraries need not be.
        Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
        builder.environment().put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository);
        return builder;
    }

    private record Ran(int code, String out, String err) {}
}

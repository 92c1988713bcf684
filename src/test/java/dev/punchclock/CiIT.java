package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for CI, and what befalls them: each job has a disk of its own, and X is a server on loopback. */
class CiIT {
    private static final Path EXAMPLES = Path.of("examples/ci");
    private static final Pattern PINNED_ACTION = Pattern.compile("uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+\n");

    @TempDir
    private Path folder;

    private final XServer server = new XServer(InstantSource.system());

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void the_job_for_github_announces_a_release_once() throws Exception {
        announcesOnce(Files.readString(EXAMPLES.resolve("github-actions.yml")), "VERSION", " {10}");
    }

    @Test
    void the_job_for_gitlab_announces_a_release_once() throws Exception {
        announcesOnce(Files.readString(EXAMPLES.resolve("gitlab-ci.yml")), "CI_COMMIT_TAG", " {4}- ");
    }

    @Test
    void the_job_for_github_takes_nothing_that_can_be_moved_and_gives_nothing_away() throws Exception {
        String example = Files.readString(EXAMPLES.resolve("github-actions.yml"));
        List<String> steps = List.of(example.split("(?m)^ {6}- ", -1));
        List<String> actions =
                steps.stream().filter(step -> step.startsWith("uses: ")).toList();
        assertThat(actions)
                .hasSize(3)
                .allMatch(step -> PINNED_ACTION.matcher(step).lookingAt());
        assertThat(actions)
                .filteredOn(step -> step.contains("/checkout@"))
                .hasSize(2)
                .allMatch(step -> step.contains("\n          ref: ")
                        && step.contains("\n          persist-credentials: false\n"));
        assertThat(example)
                .contains("\npermissions:\n  contents: read\njobs:\n")
                .doesNotContain(": write", "-latest");
        assertThat(steps)
                .filteredOn(step -> step.contains("secrets."))
                .hasSize(1)
                .allMatch(step -> step.contains("punchclock post "));
    }

    @Test
    void the_job_for_gitlab_takes_nothing_that_can_be_moved_and_builds_without_secrets() throws Exception {
        String example = Files.readString(EXAMPLES.resolve("gitlab-ci.yml"));
        assertThat(Pattern.compile("(?m)^ *image: (.*)$")
                        .matcher(example)
                        .results()
                        .map(image -> image.group(1)))
                .isNotEmpty()
                .allMatch(image -> image.matches("[^@]+@sha256:[0-9a-f]{64}"));
        assertThat(example).contains("fetch -q --depth 1 \"$PUNCHCLOCK_REPOSITORY\" \"$PUNCHCLOCK_COMMIT\"");
        int build = example.indexOf("\nbuild:");
        int announce = example.indexOf("\nannounce:");
        assertThat(build).isPositive().isLessThan(announce);
        assertThat(example.substring(build, announce))
                .doesNotContain("environment:")
                .contains("punchclock check");
        assertThat(example.substring(announce)).contains("\n  environment: announce\n", "punchclock post ");
    }

    @Test
    void two_jobs_with_one_key_at_the_same_moment_never_both_say_that_all_is_well_while_it_stands_there_twice()
            throws Exception {
        server.takeDuplicates();
        String[] post = {
            "post", "-C", workspace(folder, true).toString(), "--to", "acme", "--key", "v1.4.0", "It is out"
        };
        Process first = job("first").start(post);
        Process second = job("second").start(post);
        List<Integer> codes = List.of(
                PackagedProgram.end(first).code(), PackagedProgram.end(second).code());
        int shown = server.shown("acme").size();
        assertThat(shown).isPositive();
        assertThat(codes).isSubsetOf(0, 6);
        if (shown == 2) {
            assertThat(codes).contains(6);
        }
    }

    @Test
    void two_jobs_with_one_key_at_the_same_moment_leave_one_post_where_x_refuses_the_second() throws Exception {
        String[] post = {
            "post", "-C", workspace(folder, true).toString(), "--to", "acme", "--key", "v1.4.0", "It is out"
        };
        List<Process> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(job("job" + i).start(post));
        }
        for (Process job : jobs) {
            assertThat(PackagedProgram.end(job).code()).isIn(0, 6);
        }
        assertThat(server.shown("acme")).containsExactly("It is out");
    }

    @Test
    void off_the_clock_a_job_fails_and_sends_nothing() throws Exception {
        Path workspace = workspace(folder, false);
        PackagedProgram.Ended ended =
                job("night").run("post", "-C", workspace.toString(), "--to", "acme", "--key", "v1", "Out");
        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("closed until ").contains("Nothing was sent or kept.");
        assertThat(server.count("POST /2/tweets")).isZero();
    }

    private void announcesOnce(String example, String variable, String indent) throws Exception {
        List<String> lines = Pattern.compile("(?m)^" + indent + "(\\.punchclock/.*)$")
                .matcher(example)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(secretsOf(example)).hasSize(4);
        for (int run = 0; run < 2; run++) {
            Path checkout = Files.createDirectory(folder.resolve("checkout" + run));
            workspace(checkout, true);
            PackagedProgram build = new PackagedProgram(folder.resolve("disk" + run)).with("CI", "true");
            build.launcher(checkout.resolve(".punchclock/scripts"));
            PackagedProgram.Ended built = build.script(checkout, lines.get(0));
            assertThat(built.code()).as("without secrets: %s", built.err()).isZero();
            PackagedProgram job = job("disk" + run).with(variable, "v1.4.0");
            PackagedProgram.Ended ended = job.script(checkout, lines.get(1));
            assertThat(ended.err()).doesNotContain("to do: punchclock");
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).contains(run == 0 ? "Sent to acme, " : "Sent before to acme, ");
        }
        assertThat(server.shown("acme")).containsExactly("Version v1.4.0 is out. https://acme.example/releases");
        assertThat(server.requests()).extracting(XServer.Seen::problem).containsOnly("");
    }

    private static List<String> secretsOf(String example) {
        Matcher matcher = Pattern.compile("PUNCHCLOCK_ACME_[A-Z_]+|…_[A-Z_]+").matcher(example);
        return matcher.results().map(found -> found.group()).distinct().toList();
    }

    /** A CI job on a disk that is new. */
    private PackagedProgram job(String name) throws IOException {
        PackagedProgram job = new PackagedProgram(folder.resolve(name)).with("CI", "true");
        server.credentials("acme")
                .forEach((secret, value) -> job.with(
                        "PUNCHCLOCK_ACME_" + secret.toUpperCase(Locale.ROOT).replace('-', '_'), value.value()));
        return job;
    }

    /** The example's workspace, with this server for X, and always open or never. */
    private Path workspace(Path checkout, boolean open) throws IOException {
        Path workspace = Files.createDirectories(checkout.resolve("announce"));
        String example = Files.readString(EXAMPLES.resolve("announce/punchclock.yaml"));
        DayOfWeek another = LocalDate.now(ZoneOffset.UTC).getDayOfWeek().plus(3);
        String hours = open ? "mon-sun: 00:00-24:00" : another.name().toLowerCase(Locale.ROOT) + ": 09:00-17:00";
        Files.writeString(
                workspace.resolve("punchclock.yaml"),
                example.replace("mon-fri: 09:00-17:30", hours)
                        .replace("network: x", "network: x\n    server: " + server.uri()));
        return workspace;
    }
}

package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed program where the disk, the ledger or the machine does not do its part: it says so, and sends nothing. */
final class WeatherIT {
    private static final int NOT_IN_ORDER = 3;

    @TempDir
    Path home;

    private PackagedProgram program;
    private Path work;
    private Path state;

    @BeforeEach
    void workspace() throws IOException {
        program = new PackagedProgram(home);
        program.launcher(home.resolve("bin"));
        work = Files.createDirectories(home.resolve("work/queue")).getParent();
        state = Files.createDirectory(home.resolve("state"));
        Files.writeString(work.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                hours: { always: { week: { mon-sun: "00:00-24:00" } } }
                accounts:
                  acme: { network: rehearsal, hours: always, quota: { per: day, min: 0, max: 50, gap: 0m } }
                """);
    }

    @Test
    void on_a_full_disk_nothing_goes_out_and_afterwards_it_does() throws Exception {
        String said = onDiskOfItsOwn("""
                $post first
                dd if=/dev/zero of=$state/fill bs=1k 2>/dev/null || true
                $post second && echo sent || echo "ended $?"
                rm $state/fill
                $post third
                cat $state/rehearsal/acme.md
                """);
        assertThat(said).contains("ended 3", "disk", "to do: ").containsPattern("(?s)first.*third");
        assertThat(said.substring(said.indexOf("# "))).doesNotContain("second");
    }

    @Test
    void on_a_disk_that_became_read_only_nothing_goes_out() throws Exception {
        String said = onDiskOfItsOwn("""
                $post first
                mount -o remount,ro $state
                $post second && echo sent || echo "ended $?"
                cat $state/rehearsal/acme.md
                """);
        assertThat(said).contains("ended 3", "this ledger cannot be opened for writing", "read-only disk");
        assertThat(said.substring(said.indexOf("# "))).doesNotContain("second");
    }

    @Test
    void a_ledger_that_another_program_holds_is_waited_for_and_then_given_up() throws Exception {
        assertThat(post("first").code()).isZero();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("ledger.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            PackagedProgram.Ended ended = post("second");
            assertThat(ended.code()).isEqualTo(NOT_IN_ORDER);
            assertThat(ended.err()).contains("another punchclock has been writing for 5 s", "to do: try again");
            statement.execute("rollback");
        }
        assertThat(post("third").code()).isZero();
        assertThat(published()).hasSize(2);
    }

    /** Up to where Java itself can start, and a little beyond. */
    @ParameterizedTest
    @ValueSource(ints = {12, 18, 22, 26, 30})
    void when_file_handles_run_out_it_is_sent_and_recorded_or_neither(int handles) throws Exception {
        assertThat(post("first").code()).isZero();
        PackagedProgram.Ended ended = program.script(
                work,
                "ulimit -n " + handles + "\n" + home + "/bin/punchclock post --to acme --state " + state + " second");
        boolean sent = published().size() == 2;
        assertThat(ended.code() == 0).as("%s", ended).isEqualTo(sent);
        PackagedProgram.Ended later = post("third");
        assertThat(later.code()).as("%s", later).isZero();
        assertThat(program.run("ledger", "verify", "-C", work.toString(), "--state", state.toString())
                        .code())
                .isZero();
    }

    @Test
    void status_says_that_a_daemon_is_at_work_and_which_file_it_lets_rest() throws Exception {
        Process daemon = program.start("daemon", "-C", work.toString(), "--state", state.toString());
        try {
            Files.writeString(work.resolve("queue/new.yaml"), "- { id: new, to: acme, draft: true, text: New }\n");
            String said = "";
            long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (!said.contains("A daemon is at work") && System.nanoTime() < deadline) {
                said = program.run("status", "-C", work.toString(), "--state", state.toString())
                        .out();
            }
            assertThat(said)
                    .containsPattern("A daemon is at work: process " + daemon.pid() + "( on \\S+)?, since \\w{3} ")
                    .contains(" It lets queue/new.yaml rest until ");
        } finally {
            daemon.destroy();
            assertThat(daemon.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(program.run("status", "-C", work.toString(), "--state", state.toString())
                        .out())
                .doesNotContain("A daemon is at work");
    }

    @Test
    void doctor_names_a_ledger_that_is_none_and_looks_at_all_the_rest() throws Exception {
        Files.writeString(state.resolve("ledger.db"), "a shopping list ".repeat(20));
        PackagedProgram.Ended ended = program.run("doctor", "-C", work.toString(), "--state", state.toString());
        assertThat(ended.code()).isEqualTo(NOT_IN_ORDER);
        assertThat(ended.out())
                .contains("ledger.db: this is not a ledger, or it was overwritten", "move it away", "acme", "clock");
        assertThat(ended.err()).isEmpty();
    }

    private PackagedProgram.Ended post(String text) throws Exception {
        return program.run("post", "--to", "acme", "-C", work.toString(), "--state", state.toString(), text);
    }

    private List<String> published() throws IOException {
        return Files.readAllLines(state.resolve("rehearsal/acme.md")).stream()
                .filter(line -> line.startsWith("## "))
                .toList();
    }

    /** Runs this with the state folder on a small disk in memory, which nobody else sees. */
    private String onDiskOfItsOwn(String lines) throws Exception {
        String mount = "mount -t tmpfs -o size=2m,mode=700 none " + state;
        PackagedProgram.Ended tried = program.script(home, "unshare -rm bash -c '" + mount + "' 2>&1 || exit 9");
        assumeTrue(tried.code() == 0, "no disk of one's own can be had here: " + tried.out());
        Path script =
                Files.writeString(home.resolve("weather.sh"), """
                set -eu
                state=%s
                post='%s/bin/punchclock post --to acme -C %s --state %s'
                %s
                """.formatted(state, home, work, state, mount) + lines);
        PackagedProgram.Ended ended = program.script(home, "unshare -rm bash " + script + " 2>&1");
        assertThat(ended.code()).as(ended.out()).isZero();
        return ended.out();
    }
}

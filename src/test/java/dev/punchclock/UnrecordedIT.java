package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.XServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed program, where the ledger cannot take what X has just taken: one truth, from every command, until it is written. */
final class UnrecordedIT {
    private static final int UNKNOWN = 6;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    @TempDir
    Path home;

    private final XServer x = new XServer(InstantSource.system());
    private PackagedProgram program;
    private Path work;
    private Path state;

    @BeforeEach
    void workspace() throws IOException {
        program = new PackagedProgram(home);
        program.launcher(home.resolve("bin"));
        x.credentials("acme")
                .forEach((name, secret) -> program.with(
                        "PUNCHCLOCK_ACME_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), secret.value()));
        work = Files.createDirectories(home.resolve("work/queue")).getParent();
        state = Files.createDirectory(home.resolve("state"));
        Files.writeString(work.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: it-work
                zone: Africa/Abidjan
                hours: { always: { week: { mon-sun: "00:00-24:00" } } }
                accounts:
                  acme: { network: x, server: "%s", hours: always, quota: { per: day, min: 0, max: 50, gap: 0m } }
                """.formatted(x.uri()));
    }

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    /** The ledger is locked by somebody else from the request on. */
    @Test
    void what_is_sent_while_the_ledger_is_locked_is_said_by_every_command_until_it_is_written() throws Exception {
        assertThat(program("adopt").code()).isZero();
        pin();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("ledger.db"));
                Statement statement = other.createStatement()) {
            x.next("POST /2/tweets", AnswerScript.drawn(() -> {
                execute(statement, "begin immediate");
                return AnswerScript.proper();
            }));
            PackagedProgram.Ended sent = program("run");
            assertThat(sent.code()).as("%s", sent).isEqualTo(UNKNOWN);
            assertThat(sent.err()).startsWith("talk on acme was sent (https://x.com/acme/status/");
            assertThat(sent.out()).doesNotContain("Nothing is due");
            String link = sent.err().replaceAll("(?s).*\\((https[^)]*)\\).*", "$1");
            for (String command : new String[] {"status", "list", "run"}) {
                PackagedProgram.Ended told = program(command);
                assertThat(told.code()).as(command).isEqualTo(UNKNOWN);
                assertThat(told.err()).as(command).startsWith("talk on acme was sent (" + link + ")");
                assertThat(told.out()).as(command).doesNotContain("Nothing needs you", "Nothing is due");
            }
            assertThat(program("doctor").out()).contains("talk on acme was sent (" + link + ")");
            execute(statement, "rollback");
        }
        PackagedProgram.Ended written = program("run");
        assertThat(written.code()).as("%s", written).isZero();
        assertThat(written.out()).contains("talk  sent");
        assertThat(program("status").code()).isZero();
        assertThat(x.shown("acme")).hasSize(1);
        assertThat(program("ledger", "verify").code()).isZero();
    }

    @Test
    void a_run_says_what_another_publishes_at_this_moment() throws Exception {
        assertThat(program("adopt").code()).isZero();
        pin();
        AtomicReference<PackagedProgram.Ended> beside = new AtomicReference<>();
        x.next("POST /2/tweets", AnswerScript.drawn(() -> {
            try {
                beside.set(program("run"));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return AnswerScript.proper();
        }));
        assertThat(program("run").code()).isZero();
        assertThat(beside.get().out())
                .contains("talk on acme is being published; how that ends is written down soon, by ")
                .contains("Nothing else is due.");
        assertThat(x.shown("acme")).hasSize(1);
    }

    @Test
    void disk_fills_between() throws Exception {
        String mount = "mount -t tmpfs -o size=2m,mode=700 none " + state;
        PackagedProgram.Ended tried = program.script(home, "unshare -rm bash -c '" + mount + "' 2>&1 || exit 9");
        assumeTrue(tried.code() == 0, "no disk of one's own can be had here: " + tried.out());
        Path fill = home.resolve("fill");
        Path filled = home.resolve("filled");
        x.next("POST /2/tweets", AnswerScript.drawn(() -> {
            create(fill);
            await(filled);
            return AnswerScript.proper();
        }));
        pin();
        Files.writeString(home.resolve("weather.sh"), """
                state=%1$s
                at='-C %2$s --state %1$s'
                punchclock=%3$s/bin/punchclock
                %4$s
                $punchclock adopt $at
                (until [ -e %5$s ]; do sleep 0.02; done; dd if=/dev/zero of=$state/fill bs=1k; touch %6$s) 2>/dev/null &
                for command in run status list status; do
                    echo "== $command"; $punchclock $command $at; echo "ended $?"
                done
                rm $state/fill
                echo "== later"; $punchclock run $at; echo "ended $?"
                echo "== last"; $punchclock status $at; echo "ended $?"
                """.formatted(state, work, home, mount, fill, filled));
        String said = program.script(home, "unshare -rm bash weather.sh 2>&1").out();
        String[] parts = said.split("== ");
        assertThat(parts).as(said).hasSize(7);
        for (int i = 1; i <= 4; i++) {
            assertThat(parts[i])
                    .contains("talk on acme was sent (https://x.com/acme/status/", "ended 6")
                    .doesNotContain("Nothing needs you", "Nothing is due");
        }
        assertThat(parts[5]).contains("talk  sent", "ended 0");
        assertThat(parts[6]).contains("Nothing needs you", "ended 0");
        assertThat(x.shown("acme")).hasSize(1);
    }

    /** Due since a moment ago, and seen before that. */
    private void pin() throws IOException {
        String at = MINUTES.format(Instant.now().atOffset(ZoneOffset.UTC));
        Files.writeString(
                work.resolve("queue/posts.yaml"), "- { id: talk, to: acme, at: %s, text: A talk }\n".formatted(at));
    }

    private PackagedProgram.Ended program(String... command) throws Exception {
        String[] line = new String[command.length + 4];
        System.arraycopy(command, 0, line, 0, command.length);
        line[command.length] = "-C";
        line[command.length + 1] = work.toString();
        line[command.length + 2] = "--state";
        line[command.length + 3] = state.toString();
        return program.run(line);
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Path file) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(9);
        while (!Files.exists(file) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}

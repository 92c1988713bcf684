package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.network.x.XServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say where X's clock, on a server on loopback, is not this machine's. */
final class NetworkClockToldTest {
    private static final String REMEDY = "to do: set this machine's clock, or let it be set over the network (NTP)";

    @TempDir
    private Path home;

    private Instant now = Instant.parse("2026-11-24T10:15:00Z");
    private Duration ahead = Duration.ZERO;
    private final XServer server = new XServer(() -> now.plus(ahead));

    @BeforeEach
    void workspace() throws IOException {
        Files.createDirectories(home.resolve("queue"));
        Files.writeString(home.resolve("queue/posts.yaml"), """
                - id: talk
                  to: acme-dave
                  at: 2026-11-24 10:15
                  text: Our bundle is out.
                """);
        Files.writeString(home.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: acme
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts:
                  acme-dave: { network: x, server: '%s', handle: dave_at_acme, hours: office }
                """.formatted(server.uri()));
        assertThat(punchclock("adopt")).startsWith("0 ");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void minutes_apart_run_post_status_and_doctor_say_both_times_and_nothing_goes_out() {
        ahead = Duration.ofMinutes(3);
        assertThat(punchclock("run"))
                .startsWith("4 ")
                .contains(
                        "this machine's clock says Tue 24 Nov 2026 10:15:00 GMT, that of x Tue 24 Nov 2026 10:18:00 GMT")
                .contains(REMEDY);
        assertThat(punchclock("post", "--to", "acme-dave", "Now."))
                .startsWith("4 ")
                .contains("that of x Tue 24 Nov 2026 10:18:00 GMT");
        assertThat(punchclock("status"))
                .contains("Nothing goes out by this clock.")
                .contains("nothing goes out on acme-dave: the clock of x is 3 min ahead of this machine's (acme-dave,"
                        + " compared Tue 24 Nov 10:15)")
                .contains(REMEDY);
        assertThat(punchclock("status", "--json")).contains("\"aheadSeconds\" : 181");
        assertThat(punchclock("doctor"))
                .startsWith("3 ")
                .containsPattern(
                        "no +clock of x +this machine's clock says Tue 24 Nov 2026 10:15:00 GMT, that of x Tue 24"
                                + " Nov 2026 10:18:00 GMT; nothing goes out");
        assertThat(server.shown("dave_at_acme")).isEmpty();
        ahead = Duration.ZERO;
        now = now.plusSeconds(60);
        assertThat(punchclock("run")).startsWith("0 ").contains("the clock of the network is as this machine's");
        assertThat(server.shown("dave_at_acme")).hasSize(1);
        assertThat(punchclock("status")).doesNotContain("the clock of x");
        assertThat(punchclock("ledger", "verify")).startsWith("0 ");
    }

    @Test
    void seconds_apart_are_told_and_what_is_due_goes_out() {
        ahead = Duration.ofSeconds(-20);
        assertThat(punchclock("run"))
                .startsWith("0 ")
                .contains("the clock of the network is 20 s behind this machine's");
        assertThat(server.shown("dave_at_acme")).hasSize(1);
        assertThat(punchclock("status"))
                .contains("Nothing needs you.")
                .contains("the clock of x is 20 s behind this machine's (acme-dave, compared Tue 24 Nov 10:15)");
        assertThat(punchclock("doctor"))
                .startsWith("0 ")
                .containsPattern("\\? +clock of x +it is 20 s behind this machine's");
    }

    @Test
    void doctor_says_that_they_agree_or_that_nobody_can_tell() {
        assertThat(punchclock("doctor")).containsPattern("ok +clock of x +it agrees with this machine's");
        server.doNotTellTheTime();
        assertThat(punchclock("doctor"))
                .containsPattern("ok +clock of x +it does not tell; this machine's stands alone");
    }

    /** The exit code, a blank, and all that was said. */
    private String punchclock(String... command) {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString(), "COLUMNS", "400"));
        server.credentials("dave_at_acme")
                .forEach((name, secret) -> environment.put(
                        "PUNCHCLOCK_ACME_DAVE_" + name.replace('-', '_').toUpperCase(Locale.ROOT), secret.value()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new StringReader("yes\n"));
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                () -> now, () -> "Europe/London", environment, home, in, out, out, question -> "", false, false);
        int code = new Cli(commandEnvironment, new Wiring(() -> now, environment, () -> ZoneOffset.UTC), "test")
                .run(command)
                .number();
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }
}

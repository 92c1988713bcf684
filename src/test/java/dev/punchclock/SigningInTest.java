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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at the command line signs in, and X is a server on loopback. */
final class SigningInTest {
    @TempDir
    private Path home;

    private final XServer server = new XServer(InstantSource.system());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void workspace() throws IOException {
        Files.writeString(home.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: acme
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts:
                  acme-dave: { network: x, server: '%s', handle: dave_at_acme, hours: office }
                """.formatted(server.uri()));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void what_opens_the_account_is_stored() throws IOException {
        assertThat(login()).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Signed in as @dave_at_acme. Stored for acme-dave");
        assertThat(Files.readString(stored())).contains("user-id = " + server.userId("dave_at_acme"));
    }

    @Test
    void nothing_of_somebody_else_is_stored() {
        server.browserOf("davejones_fc");
        assertThat(login()).isEqualTo(4);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("You authorised @davejones_fc; acme-dave is @dave_at_acme. Nothing was stored");
        assertThat(stored()).doesNotExist();
        assertThat(stored().getParent()).doesNotExist();
    }

    @Test
    void what_was_stored_before_stays_when_somebody_else_signs_in() throws IOException {
        assertThat(login()).isZero();
        String before = Files.readString(stored());
        server.browserOf("davejones_fc");
        assertThat(login()).isEqualTo(4);
        assertThat(stored()).hasContent(before);
    }

    private int login() {
        Map<String, String> environment = Map.of(
                "HOME", home.toString(),
                "PUNCHCLOCK_ACME_DAVE_CONSUMER_KEY", app("consumer-key"),
                "PUNCHCLOCK_ACME_DAVE_CONSUMER_SECRET", app("consumer-secret"));
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new StringReader(XServer.PIN + "\n"));
        InstantSource clock = InstantSource.system();
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                clock, () -> "Europe/London", environment, home, in, out, out, question -> "", false, false);
        return new Cli(commandEnvironment, new Wiring(clock, environment, () -> ZoneOffset.UTC), "test")
                .run("login", "acme-dave")
                .number();
    }

    private String app(String secret) {
        return server.credentials("dave_at_acme").get(secret).value();
    }

    private Path stored() {
        return home.resolve(".config/punchclock/credentials/acme/acme-dave");
    }
}

package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CliServices;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a machine that trusts no disk, whatever would publish asks first, and stops there. */
final class NetworkDiskTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));

    @TempDir
    private Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void workspace() throws IOException {
        Files.writeString(home.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: acme
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts: { acme: { network: rehearsal, hours: office } }
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "daemon", "post --to acme Hello", "pause acme", "adopt"})
    void nothing_is_published_or_made_on_a_disk_of_the_network(String line) {
        assertThat(punchclock(line)).isEqualTo(ExitCode.WORKSPACE);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("no disk is trusted");
        assertThat(home.resolve(".local")).doesNotExist();
    }

    @Test
    void who_only_looks_is_not_kept_from_it() {
        assertThat(punchclock("status")).isEqualTo(ExitCode.DONE);
        assertThat(punchclock("plan")).isEqualTo(ExitCode.DONE);
    }

    private ExitCode punchclock(String line) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of("HOME", home.toString(), "COLUMNS", "400");
        BufferedReader nothing = new BufferedReader(new StringReader(""));
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                CLOCK, () -> "", environment, home, nothing, out, out, question -> "", false, false);
        CliServices services = distrustful(new Wiring(CLOCK, environment, () -> ZoneOffset.UTC));
        return new Cli(commandEnvironment, services, "test").run(line.split(" ", -1));
    }

    /** The same parts, except that none of their disks is trusted. */
    private static CliServices distrustful(CliServices services) {
        Object proxy = Proxy.newProxyInstance(
                CliServices.class.getClassLoader(), new Class<?>[] {CliServices.class}, (self, method, with) -> {
                    if (method.getName().equals("mustKeepLedger")) {
                        throw new ProblemException(ExitCode.WORKSPACE, "no disk is trusted", "name another");
                    }
                    try {
                        return method.invoke(services, with);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (CliServices) proxy;
    }
}

package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other people can write into is not believed: neither a ledger, nor credentials. */
class FoldersOfOthersTest {
    private static final String OTHERS = "other people on this machine can write into this folder\n"
            + "  to do: look whether all in it is yours, then chmod go-w ";

    @TempDir
    private Path home;

    @BeforeEach
    void workspace() throws IOException {
        Files.writeString(home.resolve("punchclock.yaml"), """
                punchclock: 1
                workspace: acme
                zone: UTC
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                accounts:
                  desk: { network: rehearsal, hours: office }
                  acme: { network: x, handle: acme, server: 'http://127.0.0.1:9', hours: office }
                """);
        assertThat(run(0, "adopt")).contains("acme is published from");
    }

    @Test
    void a_state_folder_is_refused_by_every_command_that_would_read_it() throws IOException {
        for (Path folder : new Path[] {state(), state().getParent()}) {
            rights(folder, "rwxrwxr-x");
            for (String command :
                    new String[] {"status", "check", "run", "post --to desk Hi", "ledger verify", "adopt"}) {
                assertThat(run(3, command)).isEqualTo(folder + ": " + OTHERS + folder + "\n");
            }
            assertThat(run(3, "doctor")).contains(OTHERS.lines().findFirst().orElseThrow());
            rights(folder, "rwxr-xr-x");
        }
        assertThat(run(0, "post --to desk Hi")).contains("Sent to desk");
    }

    @Test
    void credentials_are_not_read_from_a_folder_that_others_can_write_into() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/punchclock/credentials/acme"));
        for (Path each :
                new Path[] {folder, folder.getParent(), folder.getParent().getParent()}) {
            rights(each, "rwxrwxrwx");
            assertThat(run(3, "post --to acme Hi"))
                    .contains("other people on this machine can write into this folder", "chmod go-w " + each);
            rights(each, "rwx------");
        }
        assertThat(run(3, "post --to acme Hi")).contains("acme has no consumer key on this machine");
    }

    private Path state() {
        return home.resolve(".local/state/punchclock/acme");
    }

    private static void rights(Path folder, String rights) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
    }

    private String run(int code, String line) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z"));
        Map<String, String> environment = Map.of("HOME", home.toString(), "COLUMNS", "400");
        BufferedReader in = new BufferedReader(new StringReader(""));
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                clock, () -> "UTC", environment, home, in, out, out, question -> "", false, false);
        assertThat(new Cli(commandEnvironment, new Wiring(clock, environment, () -> ZoneOffset.UTC), "test")
                        .run(line.split(" "))
                        .number())
                .as("%s: %s", line, said)
                .isEqualTo(code);
        return said.toString(StandardCharsets.UTF_8);
    }
}

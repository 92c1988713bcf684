package dev.punchclock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** A machine with a home of its own, on which the program runs as {@code main} joins it. */
final class UserMachine {
    private final InstantSource clock;
    private final Path home;
    private final Path root;
    private final Path workspace;
    private final Map<String, String> environment = new TreeMap<>();

    /**
     * Switches it on.
     *
     * @param name of the machine; also what its operating system calls itself
     */
    UserMachine(InstantSource clock, Path home, Path workspace, String name, Map<String, String> credentials)
            throws IOException {
        this.clock = clock;
        this.home = Files.createDirectories(home);
        this.workspace = workspace;
        root = home.resolveSibling(home.getFileName() + "-root");
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/machine-id"), name + "\n");
        environment.putAll(credentials);
        environment.put("COLUMNS", "400"); // what is said is looked for in it
        environment.put("HOME", home.toString());
        environment.put("USER", "dave");
        environment.put("HOSTNAME", name);
    }

    /** How a command ended, and all that it said. */
    record Ran(int code, String said) {
        Ran ends(int with) {
            assertThat(code).as(said).isEqualTo(with);
            return this;
        }

        Ran says(String... words) {
            assertThat(said).contains(words);
            return this;
        }
    }

    UserMachine without(String variable) {
        environment.keySet().removeIf(name -> name.startsWith(variable));
        return this;
    }

    Path ledger() {
        return home.resolve(".local/state/punchclock/two-laptops/ledger.db");
    }

    Path state() {
        return ledger().getParent();
    }

    Path notes() {
        return home.resolve(".config/punchclock/ledgers");
    }

    Wiring joined() {
        return new Wiring(clock, environment, () -> ZoneOffset.UTC, () -> "cli", root);
    }

    Ran runs(String... line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        BufferedReader nobody = new BufferedReader(Reader.nullReader());
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                clock, () -> "Europe/London", environment, workspace, nobody, out, out, question -> "", false, false);
        int code = new Cli(commandEnvironment, joined(), "test").run(line).number();
        return new Ran(code, bytes.toString(StandardCharsets.UTF_8));
    }
}

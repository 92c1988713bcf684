package dev.punchclock;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.network.Connectors;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A person at the command line of a workspace, whose words reach the program exactly as they are given here. */
final class TypedCommand {
    /** A Tuesday at ten, in office hours. */
    static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    private final Path folder;
    private final Path home;
    private Instant now = TEN;
    private String input = "";
    private Connectors networks = ProgramNetworks.ALL;

    /** What was said, on both streams, and the exit code. */
    record Answer(String said, int code) {}

    private TypedCommand(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /** @param accounts the lines below {@code accounts:} */
    static TypedCommand in(Path root, String accounts) throws IOException {
        TypedCommand line = new TypedCommand(Files.createDirectories(root.resolve("work")), root.resolve("home"));
        return line.write("punchclock.yaml", """
                punchclock: 1
                workspace: acme
                publisher: desk1-0000
                zone: Europe/London
                hours: { office: { week: { mon-fri: 09:00-17:00 } } }
                members: { dave: { hours: office } }
                accounts:
                """ + accounts.indent(2));
    }

    TypedCommand write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** With these networks. */
    TypedCommand with(Connectors others) {
        networks = others;
        return this;
    }

    TypedCommand at(Instant time) {
        now = time;
        return this;
    }

    /** What standard input holds from now on. */
    TypedCommand piped(String text) {
        input = text;
        return this;
    }

    Path folder() {
        return folder;
    }

    Answer run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Map<String, String> environment =
                Map.of("HOME", home.toString(), "USER", "dave", "HOSTNAME", "desk1", "COLUMNS", "400");
        BufferedReader in = new BufferedReader(new StringReader(input));
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                () -> now, () -> "Europe/London", environment, folder, in, out, out, question -> "", false, false);
        int code = new Cli(
                        commandEnvironment,
                        new Wiring(() -> now, environment, () -> ZoneOffset.UTC).with(networks),
                        "test")
                .run(arguments)
                .number();
        return new Answer(bytes.toString(StandardCharsets.UTF_8), code);
    }

    /** What the rehearsal network has of this account. */
    String published(String account) throws IOException {
        Path sheet = home.resolve(".local/state/punchclock/acme/rehearsal/" + account + ".md");
        return Files.exists(sheet) ? Files.readString(sheet).replaceAll("(?m)^ {4}", "") : "";
    }
}

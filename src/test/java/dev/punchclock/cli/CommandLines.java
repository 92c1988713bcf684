package dev.punchclock.cli;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Command lines that are read and never run. */
public final class CommandLines {
    /** What no command needs before it runs. */
    static final CliServices NO_SERVICES = (CliServices) Proxy.newProxyInstance(
            CliServices.class.getClassLoader(), new Class<?>[] {CliServices.class}, (proxy, method, arguments) -> {
                throw new IllegalStateException(method + " was called");
            });

    private CommandLines() {}

    /**
     * Reads the words behind {@code punchclock} as the program does.
     *
     * @throws dev.punchclock.problem.ProblemException when it would not understand them
     */
    public static void read(List<String> words) {
        CommandEnvironment environment = environment();
        Commands command = Commands.find(words.get(0))
                .orElseThrow(() -> new AssertionError("there is no command " + words.get(0)));
        Options.read(command, command.make(environment, NO_SERVICES), words.subList(1, words.size()), environment);
    }

    static CommandEnvironment environment() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        BufferedReader nothing = new BufferedReader(new StringReader(""));
        return new CommandEnvironment(
                () -> Instant.EPOCH,
                () -> "Europe/London",
                Map.of(),
                Path.of(""),
                nothing,
                nowhere,
                nowhere,
                question -> "",
                false,
                false);
    }
}

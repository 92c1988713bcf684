package dev.punchclock;

import dev.punchclock.cli.Cli;
import dev.punchclock.cli.CommandEnvironment;
import dev.punchclock.cli.PipedOutput;
import dev.punchclock.problem.EscapedText;
import dev.punchclock.problem.ExitCode;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/** The program: makes the one clock, looks at the machine, joins the parts. */
public final class Punchclock {
    private Punchclock() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = run(InstantSource.system(), arguments);
        wakeSelectors();
        System.exit(code);
    }

    /**
     * An exit waits 300 ms for threads that are in native code. Those of the JDK's HTTP client wait there for its
     * connections as long as the program lives, and before Java 21 nobody can close it; an interrupt wakes them.
     */
    private static void wakeSelectors() {
        Thread[] threads = new Thread[Thread.activeCount() + 8];
        int count = Thread.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i].getName().endsWith("-SelectorManager")) {
                threads[i].interrupt();
            }
        }
    }

    /** The program by another clock: for process tests, which start a {@code main} of their own. */
    static int run(InstantSource clock, String... arguments) {
        if (Cli.opensALedger(arguments)) {
            Prefetch.begin();
        }
        if (arguments.length > 0 && arguments[0].equals("daemon")) {
            // Until it is at work, there is nothing that would have to be ended in order.
            TerminationSignals.handle(() -> System.exit(ExitCode.DONE.number()));
        }
        Map<String, String> environment = System.getenv();
        boolean terminal = isTerminal("out");
        CommandEnvironment commandEnvironment = new CommandEnvironment(
                clock,
                () -> ZoneId.systemDefault().getId(),
                environment,
                Path.of("").toAbsolutePath(),
                new BufferedReader(new InputStreamReader(
                        System.in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT))),
                new PipedOutput(new FileOutputStream(FileDescriptor.out), Path.of("/proc/self/fd/1")),
                new PipedOutput(new FileOutputStream(FileDescriptor.err), Path.of("/proc/self/fd/2")),
                Punchclock::hidden,
                () -> terminal && isTerminal("in") && isConsole(),
                terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM")));
        System.setOut(commandEnvironment.out()); // whoever prints without asking, such as a thread that dies of a bug
        System.setErr(commandEnvironment.err());
        String version = Punchclock.class.getPackage().getImplementationVersion();
        Wiring wiring = new Wiring(
                clock,
                environment,
                ProcessIdentity.ofSystem(
                        () -> Origin.of(environment, isTerminal("in"), Origin.ancestors()), ZoneId::systemDefault));
        return new Cli(commandEnvironment, wiring, version == null ? "(development)" : version)
                .run(arguments)
                .number();
    }

    /** Which ends are terminals, as the launcher says: for colours, and for what {@link #isConsole} need not be asked. */
    private static boolean isTerminal(String end) {
        return "terminal".equals(System.getProperty("punchclock." + end));
    }

    /**
     * Whether the system itself says that both ends are terminals. Nobody can say it in its stead by an option of the Java
     * machine, which the properties above are. {@code isTerminal} is there since JDK 22; before, there is no console
     * without a terminal.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public method of the JDK cannot be called", e);
        }
    }

    /** Only asked at a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static String hidden(String question) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", EscapedText.line(question));
        return typed == null ? "" : new String(typed);
    }
}

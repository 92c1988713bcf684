package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonDocument;
import dev.punchclock.problem.ExitCode;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What the program is started with. {@code main} makes the real one; tests make their own.
 *
 * @param clock the one clock
 * @param zone the machine's zone: only ever proposed to a person, never used by itself; empty when it is not known
 * @param environment environment variables
 * @param folder the current folder
 * @param out whatever it is, nothing gets there that a terminal would obey: see {@link EscapingStream}
 * @param err as {@code out}
 * @param hidden asks a question and hands back what was typed, without showing it; empty when nothing was
 * @param interactive whether a person sits at both ends, so that questions may be asked: looked up when it matters
 * @param colour whether output may be coloured
 * @param document what is answered to machines, where they ask
 */
public record CommandEnvironment(
        InstantSource clock,
        Supplier<String> zone,
        Map<String, String> environment,
        Path folder,
        BufferedReader in,
        PrintStream out,
        PrintStream err,
        UnaryOperator<String> hidden,
        BooleanSupplier interactive,
        boolean colour,
        JsonDocument document) {
    /** Narrower ones show nothing well. */
    private static final int NARROWEST = 30;

    public CommandEnvironment {
        out = EscapingStream.over(out);
        err = EscapingStream.over(err);
    }

    /** For any command. */
    public CommandEnvironment(
            InstantSource clock,
            Supplier<String> zone,
            Map<String, String> environment,
            Path folder,
            BufferedReader in,
            PrintStream out,
            PrintStream err,
            UnaryOperator<String> hidden,
            BooleanSupplier interactive,
            boolean colour) {
        this(clock, zone, environment, folder, in, out, err, hidden, interactive, colour, new JsonDocument());
    }

    /** With ends of which it is known whether a person sits there. */
    public CommandEnvironment(
            InstantSource clock,
            Supplier<String> zone,
            Map<String, String> environment,
            Path folder,
            BufferedReader in,
            PrintStream out,
            PrintStream err,
            UnaryOperator<String> hidden,
            boolean terminal,
            boolean colour) {
        this(clock, zone, environment, folder, in, out, err, hidden, () -> terminal, colour);
    }

    /** Whether a person sits at both ends, at this moment. */
    boolean terminal() {
        return interactive.getAsBoolean();
    }

    /** Whether machines asked: then {@link #document} is to be filled, and no line is printed. */
    boolean json() {
        return document.isAsked();
    }

    /** The same, with nothing answered yet. */
    CommandEnvironment anew() {
        return new CommandEnvironment(clock, zone, environment, folder, in, out, err, hidden, interactive, colour);
    }

    /** Where a person reads the answer; where machines asked for it, only questions are seen there. */
    Screen screen() {
        return json()
                ? new Screen(new PrintStream(OutputStream.nullOutputStream()), err, false, width(), document::problem)
                : new Screen(out, out, colour, width(), document::problem);
    }

    /** As wide as {@code COLUMNS} says, where the launcher writes what the terminal has. */
    Screen.Width width() {
        String columns = variable("COLUMNS");
        boolean isNumber = !columns.isEmpty() && columns.length() <= 4;
        for (int i = 0; i < columns.length(); i++) {
            isNumber &= columns.charAt(i) >= '0' && columns.charAt(i) <= '9';
        }
        int number = isNumber ? Integer.parseInt(columns) : 0;
        return number >= NARROWEST ? new Screen.Width(number, true) : Screen.Width.USUAL;
    }

    /** Where a person is talked with who has something to do meanwhile, whoever asked. */
    Screen talk() {
        return json() ? complaints() : screen();
    }

    /** Where it is told what is wrong, whoever asked. */
    Screen complaints() {
        return new Screen(err, err, false, width(), document::problem);
    }

    /** Answers machines, where they asked: the one object of a command that has ended. */
    void answer(ExitCode code) {
        if (json()) {
            new Screen(out, colour).raw(document.write(clock.instant(), code));
        }
    }

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}

package dev.punchclock.cli;

import java.io.BufferedReader;
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
 */
public record Shell(
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
    public Shell {
        out = EscapingStream.over(out);
        err = EscapingStream.over(err);
    }

    /** With ends of which it is known whether a person sits there. */
    public Shell(
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

    Screen screen() {
        return new Screen(out, colour);
    }

    /** Where it is told what is wrong. */
    Screen complaints() {
        return new Screen(err, false);
    }

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}

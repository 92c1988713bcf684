package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the options of a command, and tells them. Apart from {@link Cli}, which answers some lines without options. */
final class Options {
    static {
        // Of what picocli can make of words only numbers are used; to learn the rest takes it longer than to read the
        // line.
        System.setProperty("picocli.converters.excludes", ".*");
    }

    private Options() {}

    /**
     * Fills in what was written.
     *
     * @throws Stopped with {@link ExitCode#USAGE} when it was not understood
     */
    static void read(Commands command, Command door, List<String> arguments) {
        try {
            line(command, door).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException misread) {
            throw new Stopped(
                    ExitCode.USAGE,
                    "punchclock " + command.word() + ": " + words(misread),
                    "punchclock " + command.word() + " --help");
        }
    }

    static void help(Commands command, Command door, Shell shell) {
        line(command, door).usage(shell.out(), shell.colour() ? Ansi.ON : Ansi.OFF);
    }

    private static CommandLine line(Commands command, Command door) {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(null, Options::nothing).name("punchclock " + command.word());
        spec.usageMessage().autoWidth(false).width(100);
        door.syntax(new Syntax(spec));
        return new CommandLine(spec, Options::nothing);
    }

    /** picocli is given all objects ready made; its own factory looks through every jar for Groovy. */
    private static <T> T nothing(Class<T> type) {
        throw new IllegalStateException("nothing to make of " + type);
    }

    private static String words(ParameterException misread) {
        if (misread instanceof MissingParameterException missing) {
            String names = String.join(
                    ", ",
                    missing.getMissing().stream().map(spec -> spec.paramLabel()).toList());
            return names.isEmpty() || names.equals("PARAM") ? "something is missing" : names + " is missing";
        }
        if (misread instanceof UnmatchedArgumentException unmatched) {
            return "what is " + String.join(" ", unmatched.getUnmatched()) + "?";
        }
        return misread.getValue() == null ? "it was not understood" : "what is " + misread.getValue() + "?";
    }
}

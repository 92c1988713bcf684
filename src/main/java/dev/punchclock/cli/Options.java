package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ParserSpec;
import picocli.CommandLine.ParameterException;

/** Reads the options of a command, and tells them. Apart from {@link Cli}, which answers some lines without options. */
final class Options {
    static {
        // Of what picocli can make of words only numbers are used; to learn the rest takes it longer than to read the
        // line.
        System.setProperty("picocli.converters.excludes", ".*");
    }

    /** For help: picocli takes nothing less, and longer lines are hard to read. */
    private static final int NARROWEST = 55;

    private static final int WIDEST = 100;

    private Options() {}

    /**
     * Fills in what was written.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when it was not understood
     */
    static void read(Commands command, Command door, List<String> arguments, CommandEnvironment environment) {
        CommandLine line = line(command, door, environment);
        List<String> told = AccountEitherWay.asTold(command, arguments, line.getCommandSpec());
        try {
            line.parseArgs(told.toArray(String[]::new));
        } catch (ParameterException misread) {
            throw new UsageErrorExplainer("punchclock " + command.word(), line.getCommandSpec(), told).explain(misread);
        }
    }

    static void help(Commands command, Command door, CommandEnvironment environment) {
        StringWriter help = new StringWriter();
        line(command, door, environment).usage(new PrintWriter(help), environment.colour() ? Ansi.ON : Ansi.OFF);
        environment.screen().raw(StyleMark.in(help.toString()));
    }

    static CommandLine line(Commands command, Command door, CommandEnvironment environment) {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(null, Options::nothing).name("punchclock " + command.word());
        spec.usageMessage()
                .autoWidth(false)
                .width(Math.max(NARROWEST, Math.min(environment.width().columns(), WIDEST)));
        asTyped(spec.parser());
        door.syntax(new CommandSyntax(spec));
        return new CommandLine(spec, Options::nothing);
    }

    /**
     * Takes each word as it was typed. picocli would put the content of a file in the place of {@code @file}, read
     * {@code -Cold morning} as {@code -C "old morning"}, take no word for the value of an option that reads like an option
     * itself, and can be told from outside to take quotes away.
     */
    private static void asTyped(ParserSpec parser) {
        parser.expandAtFiles(false)
                .posixClusteredShortOptionsAllowed(false)
                .allowOptionsAsOptionParameters(true)
                .trimQuotes(false);
    }

    /** picocli is given all objects ready made; its own factory looks through every jar for Groovy. */
    private static <T> T nothing(Class<T> type) {
        throw new IllegalStateException("nothing to make of " + type);
    }
}

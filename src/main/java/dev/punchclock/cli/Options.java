package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.ParserSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the options of a command, and tells them. Apart from {@link Cli}, which answers some lines without options. */
final class Options {
    static {
        // Of what picocli can make of words only numbers are used; to learn the rest takes it longer than to read the
        // line.
        System.setProperty("picocli.converters.excludes", ".*");
    }

    /** What follows is no option, however it looks. */
    private static final String END = "--";

    /** Words of a line that a person writes freely. */
    private static final Set<String> TEXTS = Set.of("TEXT", "REASON");

    /** For help: picocli takes nothing less, and longer lines are hard to read. */
    private static final int NARROWEST = 55;

    private static final int WIDEST = 100;

    private Options() {}

    /**
     * Fills in what was written.
     *
     * @throws Stopped with {@link ExitCode#USAGE} when it was not understood
     */
    static void read(Commands command, Command door, List<String> arguments, Shell shell) {
        CommandLine line = line(command, door, shell);
        List<String> told = AccountEitherWay.asTold(command, arguments, line.getCommandSpec());
        try {
            line.parseArgs(told.toArray(String[]::new));
        } catch (ParameterException misread) {
            String called = "punchclock " + command.word();
            CommandSpec spec = misread.getCommandLine().getCommandSpec();
            throw noOption(told, spec)
                    .filter(word -> !spec.positionalParameters().isEmpty())
                    .map(word -> noOption(called, word))
                    .orElseGet(
                            () -> new Stopped(ExitCode.USAGE, called + ": " + words(misread), remedy(called, misread)));
        }
    }

    static void help(Commands command, Command door, Shell shell) {
        StringWriter help = new StringWriter();
        line(command, door, shell).usage(new PrintWriter(help), shell.colour() ? Ansi.ON : Ansi.OFF);
        shell.screen().raw(StyleMark.in(help.toString()));
    }

    private static CommandLine line(Commands command, Command door, Shell shell) {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(null, Options::nothing).name("punchclock " + command.word());
        spec.usageMessage()
                .autoWidth(false)
                .width(Math.max(NARROWEST, Math.min(shell.width().columns(), WIDEST)));
        asTyped(spec.parser());
        door.syntax(new Syntax(spec));
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

    /** A text without quotes falls into words, and the shell gives each for itself. */
    private static String remedy(String called, ParameterException misread) {
        boolean takesText = misread.getCommandLine().getCommandSpec().positionalParameters().stream()
                .anyMatch(word -> TEXTS.contains(word.paramLabel()));
        return takesText && misread instanceof UnmatchedArgumentException
                ? "put quotes around a text of several words; " + called + " --help tells the rest"
                : called + " --help";
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

    /** What begins with a hyphen may be meant for a text, or for an option that is not there. */
    private static Stopped noOption(String called, String word) {
        return new Stopped(
                ExitCode.USAGE,
                called + ": what is " + word + "?",
                "if it is a text, write " + END + " before it: " + called + " … " + END + " \"-…\"; " + called
                        + " --help tells the options");
    }

    /** The first word that looks like an option of the command and is none; empty when there is no such word. */
    private static Optional<String> noOption(List<String> arguments, CommandSpec spec) {
        boolean value = false;
        for (String word : arguments) {
            OptionSpec option = spec.optionsMap().get(word.split("=", 2)[0]);
            if (word.equals(END)) {
                return Optional.empty();
            }
            if (!value && option == null && word.startsWith("-") && word.length() > 1) {
                return Optional.of(word);
            }
            value = option != null && option.arity().min() > 0 && word.indexOf('=') < 0;
        }
        return Optional.empty();
    }
}

package dev.punchclock.cli;

import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was not understood in the options and words of a command, and what to write instead. */
final class UsageErrorExplainer {
    /** What follows is no option, however it looks. */
    static final String END = "--";

    /** Words of a line that a person writes freely. */
    private static final Set<String> TEXTS = Set.of("TEXT", "REASON");

    private final String called;
    private final CommandSpec spec;
    private final List<String> arguments;

    UsageErrorExplainer(String called, CommandSpec spec, List<String> arguments) {
        this.called = called;
        this.spec = spec;
        this.arguments = arguments;
    }

    ProblemException explain(ParameterException misread) {
        Optional<String> strange = strangeOption();
        if (strange.isPresent()) {
            return says("what is " + strange.get() + "?", meant(strange.get()));
        }
        Optional<OptionSpec> flag = flagWithValue();
        if (flag.isPresent()) {
            String name = flag.get().longestName();
            return says(name + " takes no value", "write " + name + ", or leave it out");
        }
        if (misread instanceof MissingParameterException missing) {
            return missing(missing.getMissing());
        }
        if (misread instanceof MutuallyExclusiveArgsException) {
            List<String> both = options().stream()
                    .flatMap(word -> option(word).stream())
                    .filter(option -> option.group() != null)
                    .map(UsageErrorExplainer::name)
                    .distinct()
                    .toList();
            return says(String.join(" and ", both) + " are two answers", "give one of the two");
        }
        if (misread instanceof UnmatchedArgumentException unmatched) {
            return says("what is " + String.join(" ", unmatched.getUnmatched()) + "?", tooMuch());
        }
        if (misread instanceof OverwrittenOptionException twice) {
            return says(name(twice.getOverwritten()) + " is given twice", "give it once");
        }
        if (misread.getArgSpec() instanceof OptionSpec number && misread.getValue() != null) {
            return says(number.longestName() + " is " + misread.getValue(), "give " + wanted(number));
        }
        return says(
                misread.getValue() == null ? "it was not understood" : "what is " + misread.getValue() + "?", help());
    }

    private ProblemException says(String what, String remedy) {
        return new ProblemException(ExitCode.USAGE, called + ": " + what, remedy);
    }

    private static String wanted(OptionSpec number) {
        return number.paramLabel().equals("YEAR") ? "a year, such as 2026" : "a whole number, such as 4";
    }

    private String help() {
        return called + " --help tells the options";
    }

    private Optional<String> strangeOption() {
        return options().stream().filter(word -> option(word).isEmpty()).findFirst();
    }

    private Optional<OptionSpec> flagWithValue() {
        return options().stream()
                .filter(word -> word.indexOf('=') >= 0)
                .flatMap(word -> option(word).stream())
                .filter(option -> option.arity().max() == 0)
                .findFirst();
    }

    /** The words that look like an option and are not the value of one. */
    private List<String> options() {
        List<String> options = new ArrayList<>();
        boolean value = false;
        for (String word : arguments) {
            if (word.equals(END)) {
                break;
            }
            if (!value && word.startsWith("-") && word.length() > 1) {
                options.add(word);
            }
            boolean takesValue =
                    option(word).filter(option -> option.arity().min() > 0).isPresent();
            value = !value && takesValue && word.indexOf('=') < 0;
        }
        return options;
    }

    private Optional<OptionSpec> option(String word) {
        return Optional.ofNullable(spec.optionsMap().get(word.split("=", 2)[0]));
    }

    /** What begins with a hyphen may be meant for a text, or for an option that is not there. */
    private String meant(String strange) {
        if (strange.equals(CommandSyntax.JSON)) { // all others have it
            return spec.optionsMap().containsKey("--log")
                    ? "write " + called + " --log json"
                    : "leave it out: what " + called + " prints is JSON";
        }
        return DidYouMean.nearest(strange.split("=", 2)[0], spec.optionsMap().keySet())
                .filter(near -> near.startsWith(END))
                .map(near -> "did you mean " + near + "?")
                .orElseGet(() -> takesText()
                        ? "if it is a text, write " + END + " before it: " + called + " … " + END + " \"-…\"; " + help()
                        : help());
    }

    private ProblemException missing(List<ArgSpec> missing) {
        ArgSpec first = missing.get(0);
        if (first instanceof OptionSpec option && isNamed(option)) {
            return says(first.paramLabel() + " is missing behind " + option.longestName(), "write " + synopsis());
        }
        String between = first.group() == null ? " " : " or ";
        String names = missing.stream().map(UsageErrorExplainer::named).collect(Collectors.joining(between));
        return says(names + " is missing", "write " + synopsis());
    }

    private boolean isNamed(OptionSpec option) {
        return List.of(option.names()).stream().anyMatch(arguments::contains);
    }

    /** A text without quotes falls into words, and the shell gives each for itself. */
    private String tooMuch() {
        if (takesText()) {
            return "put quotes around a text of several words; " + called + " --help tells the rest";
        }
        return spec.positionalParameters().isEmpty()
                ? called + " takes options only; " + called + " --help tells them"
                : "write " + synopsis();
    }

    private boolean takesText() {
        return spec.positionalParameters().stream().anyMatch(word -> TEXTS.contains(word.paramLabel()));
    }

    /** The line with its words and what else must be on it, and with the options that were named without a value. */
    private String synopsis() {
        List<String> parts = new ArrayList<>(List.of(called));
        List<String> optional = new ArrayList<>();
        spec.positionalParameters().forEach(word -> {
            if (word.required()) {
                parts.add(named(word));
            } else {
                optional.add("[" + named(word) + "]");
            }
        });
        spec.options().stream()
                .filter(option -> option.group() == null && option.arity().min() > 0)
                .filter(option -> option.required() || isNamed(option))
                .forEach(option -> parts.add(named(option)));
        spec.argGroups()
                .forEach(group -> parts.add(
                        group.args().stream().map(UsageErrorExplainer::named).collect(Collectors.joining(" or "))));
        parts.addAll(optional);
        return String.join(" ", parts);
    }

    /** As it is written on the line. */
    private static String named(ArgSpec argument) {
        return argument.isOption() && argument.arity().min() > 0
                ? name(argument) + " " + argument.paramLabel()
                : name(argument);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}

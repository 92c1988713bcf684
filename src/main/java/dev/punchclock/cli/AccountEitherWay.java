package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ShellWord;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code post} takes its account behind {@code --to}, {@code add} as its first word; whoever mixes them up is understood.
 * Each is told in one way, and a line that says it in the other is put into that one before it is read.
 */
final class AccountEitherWay {
    private static final String TO = "--to";
    private static final String END = "--";

    private final String called;
    private final List<String> arguments;
    private final CommandSpec spec;
    /** Where words stand that belong to no option. */
    private final List<Integer> words = new ArrayList<>();
    /** Where {@code --to} stands, and how many arguments it takes up. */
    private int to = -1;

    private int length;
    private String account = "";

    private AccountEitherWay(String called, List<String> arguments, CommandSpec spec) {
        this.called = called;
        this.arguments = arguments;
        this.spec = spec;
    }

    /** The line as the command tells it. */
    static List<String> asTold(Commands command, List<String> arguments, CommandSpec spec) {
        if (command != Commands.POST && command != Commands.ADD) {
            return arguments;
        }
        AccountEitherWay line = new AccountEitherWay(command.word(), arguments, spec);
        if (!line.isUnderstood()) {
            return arguments;
        }
        line.mustBeClear();
        return command == Commands.POST ? line.behindOption() : line.asFirstWord();
    }

    private boolean isUnderstood() {
        boolean ended = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            String name = word.split("=", 2)[0];
            OptionSpec option = spec.optionsMap().get(name);
            if (ended || !word.startsWith("-") || word.equals("-")) {
                words.add(i);
            } else if (word.equals(END)) {
                ended = true;
            } else if (name.equals(TO)) {
                boolean apart = word.equals(TO);
                if (to >= 0 || (apart && i + 1 == arguments.size())) {
                    return false;
                }
                to = i;
                length = apart ? 2 : 1;
                account = apart ? arguments.get(++i) : word.substring(TO.length() + 1);
            } else if (option == null) {
                return false;
            } else if (option.arity().min() > 0 && word.equals(name)) {
                i++;
            }
        }
        return true;
    }

    private void mustBeClear() {
        if (to >= 0 && words.size() > 1 && !arguments.get(words.get(0)).equals(account)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "punchclock " + called + ": where does it go: to " + account + ", or to "
                            + arguments.get(words.get(0)) + "?",
                    "name the accounts once, as in " + TO + " ONE,OTHER; a text of several words stands in quotes");
        }
    }

    private List<String> behindOption() {
        if (words.isEmpty() || (to >= 0 && words.size() == 1)) {
            return arguments;
        }
        String first = arguments.get(words.get(0));
        if (words.size() == 1 && first.strip().indexOf(' ') >= 0) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "punchclock " + called + ": to which account?",
                    "punchclock " + called + " " + TO + " ACCOUNT " + ShellWord.quoted(first));
        }
        List<String> told = new ArrayList<>(arguments);
        told.remove((int) words.get(0));
        if (to < 0) {
            told.addAll(0, List.of(TO, first));
        }
        return told;
    }

    private List<String> asFirstWord() {
        if (to < 0) {
            return arguments;
        }
        List<String> told = new ArrayList<>(arguments);
        told.subList(to, to + length).clear();
        if (words.size() < 2) { // else it is said twice, and the same
            told.add(0, account);
        }
        return told;
    }
}

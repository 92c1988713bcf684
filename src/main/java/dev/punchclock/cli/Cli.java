package dev.punchclock.cli;

import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FileHandleExhaustion;
import dev.punchclock.problem.MemoryExhaustion;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the command, runs it, and turns however it ended into words and an exit code. */
public final class Cli {
    /** Made at once: when there are none left, not even the class can be read that says so. */
    private static final Problem OUT_OF_HANDLES = FileHandleExhaustion.ranOut();

    /** As there, without memory. */
    private static final Problem OUT_OF_MEMORY = MemoryExhaustion.ranOut();

    private final CommandEnvironment environment;
    private final CliServices services;
    private final String version;

    public Cli(CommandEnvironment environment, CliServices services, String version) {
        this.environment = environment;
        this.services = services;
        this.version = version;
    }

    /** Runs one command line; never throws. */
    public ExitCode run(String... arguments) {
        return new Cli(environment.anew(), services, version).answer(List.of(arguments));
    }

    private ExitCode answer(List<String> arguments) {
        ExitCode code = ended(arguments);
        environment.answer(code);
        environment.out().flush();
        environment.err().flush();
        return code;
    }

    private ExitCode ended(List<String> arguments) {
        try {
            return understood(arguments).get();
        } catch (ProblemException stopped) {
            stopped.problems().forEach(environment.complaints()::problem);
            return stopped.code();
        } catch (RuntimeException | Error bug) {
            if (MemoryExhaustion.ranOut(bug)) {
                environment.complaints().problem(OUT_OF_MEMORY);
                return ExitCode.WORKSPACE;
            }
            if (FileHandleExhaustion.ranOut(bug)) {
                environment.complaints().problem(OUT_OF_HANDLES);
                return ExitCode.WORKSPACE;
            }
            String what = "This is a bug in punchclock " + version + ", not a mistake of yours. Nothing more was done.";
            environment.complaints().line(what);
            environment.complaints().trace(bug);
            environment.document().problem(Problem.error(null, what, "report it, with what the error stream shows"));
            return ExitCode.BUG;
        }
    }

    /** What the line asks for; who wants JSON gets it also where the line was not understood. */
    private Supplier<ExitCode> understood(List<String> arguments) {
        try {
            return read(arguments);
        } catch (ProblemException stopped) {
            if (options(arguments).contains(CommandSyntax.JSON)) {
                environment.document().ask();
            }
            throw stopped;
        }
    }

    private Supplier<ExitCode> read(List<String> arguments) {
        for (String word : arguments) {
            mustBeKeepable(word);
        }
        String first = arguments.isEmpty() ? "--help" : arguments.get(0);
        switch (first) {
            case "--help", "-h", "help" -> {
                Optional<Commands> topic = arguments.size() > 1 ? Commands.find(arguments.get(1)) : Optional.empty();
                return topic.map(this::help).orElse(this::overview);
            }
            case "--version", "-V" -> {
                return () -> say("punchclock " + version);
            }
            default -> {
                Commands command = Commands.find(first).orElseThrow(() -> unknown(first));
                return read(command, arguments.subList(1, arguments.size()));
            }
        }
    }

    /** What is on the line may reach the ledger, and not everything that keeps a ledger can keep a NUL. */
    private static void mustBeKeepable(String word) {
        int at = word.indexOf(0);
        if (at >= 0) {
            throw new ProblemException(
                    ExitCode.USAGE, "there is a NUL character behind \"" + word.substring(0, at) + "\"", "take it out");
        }
    }

    private static ProblemException unknown(String word) {
        List<String> known =
                Arrays.stream(Commands.values()).map(Commands::word).toList();
        String remedy = DidYouMean.nearest(word, known)
                .map(near -> "did you mean punchclock " + near + "?")
                .orElse("punchclock --help lists the commands");
        return new ProblemException(ExitCode.USAGE, "there is no command " + word, remedy);
    }

    private Supplier<ExitCode> read(Commands command, List<String> arguments) {
        List<String> options = options(arguments);
        if (options.contains("--help") || options.contains("-h")) {
            return help(command);
        }
        if (command.opensAWorkspace()) {
            services.aboutToOpen(WorkspaceOptions.folder(options, environment.folder()), !command.asksWhatIsToCome());
        }
        services.tellOfUpgrades(new Progress(environment, "bringing the ledger up to date, once")::begin);
        Command door = command.make(environment, services);
        Options.read(command, door, arguments, environment);
        return door::run;
    }

    /** Whether a line most probably opens a ledger. It is asked before anything else is done. */
    public static boolean opensALedger(String... line) {
        Commands command = line.length == 0 ? null : Commands.find(line[0]).orElse(null);
        return command != null && command.opensALedger() && !List.of(line).contains("--help");
    }

    /** The part of a line in which options may stand: behind {@code --} there are words only. */
    private static List<String> options(List<String> arguments) {
        int end = arguments.indexOf("--");
        return end < 0 ? arguments : arguments.subList(0, end);
    }

    private Supplier<ExitCode> help(Commands command) {
        return () -> {
            Options.help(command, command.make(environment, services), environment);
            return ExitCode.DONE;
        };
    }

    private ExitCode say(String line) {
        environment.screen().line(line);
        return ExitCode.DONE;
    }

    private ExitCode overview() {
        Screen screen = environment.screen();
        screen.line("Queue your work posts. They go out on the clock, never off it.");
        screen.blank();
        screen.line(screen.strong("punchclock COMMAND") + " [options]    punchclock COMMAND --help tells more");
        screen.blank();
        screen.table(
                "  ",
                Arrays.stream(Commands.values())
                        .map(each -> List.of(screen.strong(each.word()), each.summary()))
                        .toList());
        screen.blank();
        screen.line("Every command that opens a workspace takes -C DIR (the workspace) and --state DIR (its ledger).");
        screen.line("It ends with one of these exit codes:");
        screen.table(
                "  ",
                Arrays.stream(ExitCode.values())
                        .map(code -> List.of(String.valueOf(code.number()), code.meaning()))
                        .toList());
        return ExitCode.DONE;
    }
}

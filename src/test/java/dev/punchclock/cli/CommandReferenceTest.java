package dev.punchclock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.GeneratedPage;
import dev.punchclock.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/reference-commands.md}: every command, its options and how it may end, as its own syntax tells them. */
final class CommandReferenceTest {
    /** What begins at this command, until the next of them. */
    private static final Map<Commands, String> GROUPS = Map.of(
            Commands.INIT, "The workspace, and what goes out",
            Commands.ADD, "One post",
            Commands.LOGIN, "Accounts, this machine and the record");

    private static final Set<String> EVERYWHERE = Set.of("--workspace", "--state", "--json");

    /** Commands that change what goes out, or say that it may: rules forbid that to another copy, or by a wrong clock. */
    private static final Set<Commands> FORBIDDEN_AT_TIMES = EnumSet.of(
            Commands.REHEARSE,
            Commands.RUN,
            Commands.DAEMON,
            Commands.INSTALL,
            Commands.POST,
            Commands.ADD,
            Commands.MOVE,
            Commands.HOLD,
            Commands.UNHOLD,
            Commands.RETRY,
            Commands.DROP,
            Commands.RESOLVE,
            Commands.COUNT,
            Commands.UNCOUNT,
            Commands.LOGIN,
            Commands.PAUSE,
            Commands.RESUME,
            Commands.BUSY,
            Commands.FREE,
            Commands.ADOPT,
            Commands.FORGET);

    /** Commands that ask a network, and cannot do their work without its answer. */
    private static final Set<Commands> ASKING_A_NETWORK =
            EnumSet.of(Commands.RUN, Commands.POST, Commands.RESOLVE, Commands.COUNT, Commands.LOGIN, Commands.ADOPT);

    private static final Set<Commands> LEAVING_IT_FOR_LATER = EnumSet.of(Commands.RUN, Commands.POST);

    @Test
    void every_command_stands_there_as_it_is() throws IOException {
        GeneratedPage page = new GeneratedPage();
        page.line("# Commands").paragraph("<!-- Made by CommandReferenceTest: not to be edited here. -->");
        page.paragraph("`punchclock COMMAND --help` shows the same at the terminal.");
        page.line("Keys of the files are in [reference-files](reference-files.md); what to do when something goes wrong"
                + " is in [troubleshooting](troubleshooting.md).");
        page.paragraph("Three options mean the same in every command whose first lines show them:");
        page.table(List.of("option", "what it does"), everywhere());
        page.paragraph("## How a command ends");
        page.table(
                List.of("exit code", "means"),
                Arrays.stream(ExitCode.values())
                        .map(code -> List.of(String.valueOf(code.number()), code.meaning()))
                        .toList());
        page.paragraph("Any command may end with 0, 1 or 2; below it stands which others one may end with.");
        for (Commands command : Commands.values()) {
            if (GROUPS.containsKey(command)) {
                page.paragraph("## " + GROUPS.get(command));
            }
            section(command, page);
        }
        page.compareWith("reference-commands.md");
    }

    @Test
    void every_way_in_which_a_transcript_ends_is_among_those_told() throws IOException {
        int found = 0;
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/transcripts"))) {
            for (Path transcript : all.toList()) {
                String command = "";
                for (String line : Files.readAllLines(transcript)) {
                    if (line.startsWith("$ punchclock ")) {
                        command = line.split(" ", -1)[2];
                    } else if (line.startsWith("exit ")
                            && Commands.find(command).isPresent()) {
                        assertThat(endings(Commands.find(command).get()).stream()
                                        .map(ExitCode::number))
                                .as("%s in %s", command, transcript)
                                .contains(Integer.parseInt(line.substring("exit ".length())));
                        found++;
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(200);
    }

    private static List<List<String>> everywhere() {
        return options(spec(Commands.STATUS))
                .filter(CommandReferenceTest::isEverywhere)
                .map(CommandReferenceTest::row)
                .toList();
    }

    private static void section(Commands command, GeneratedPage page) {
        CommandSpec spec = spec(command);
        page.paragraph("### " + command.word());
        description(spec, page);
        page.block(spec.commandLine().getHelp().synopsis(0));
        List<List<String>> rows = new ArrayList<>();
        spec.positionalParameters().forEach(word -> rows.add(row(word)));
        options(spec).filter(option -> !isEverywhere(option)).forEach(option -> rows.add(row(option)));
        if (!rows.isEmpty()) {
            page.table(List.of("word or option", "what it says"), rows);
        }
        List<ExitCode> others = endings(command).stream()
                .filter(code -> code.number() > ExitCode.USAGE.number())
                .toList();
        if (!others.isEmpty()) {
            page.paragraph(others.stream()
                    .map(code -> String.valueOf(code.number()))
                    .collect(Collectors.joining(", ", "May also end with ", ".")));
        }
    }

    private static void description(CommandSpec spec, GeneratedPage page) {
        String[] lines = spec.usageMessage().description();
        String prose =
                Arrays.stream(lines).filter(line -> !line.startsWith(" ")).collect(Collectors.joining(" "));
        String list = Arrays.stream(lines)
                .filter(line -> line.startsWith(" "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
        page.paragraph(prose);
        if (!list.isEmpty()) {
            page.block(list);
        }
    }

    private static Set<ExitCode> endings(Commands command) {
        Set<ExitCode> endings = EnumSet.of(ExitCode.DONE, ExitCode.BUG, ExitCode.USAGE);
        add(endings, ExitCode.WORKSPACE, command != Commands.SCHEMA);
        add(endings, ExitCode.RULE, FORBIDDEN_AT_TIMES.contains(command));
        add(endings, ExitCode.REFUSED, ASKING_A_NETWORK.contains(command));
        add(endings, ExitCode.UNKNOWN, command.opensALedger());
        add(endings, ExitCode.LATER, LEAVING_IT_FOR_LATER.contains(command));
        return endings;
    }

    private static void add(Set<ExitCode> endings, ExitCode code, boolean isOne) {
        if (isOne) {
            endings.add(code);
        }
    }

    private static CommandSpec spec(Commands command) {
        CommandEnvironment environment = CommandLines.environment();
        return Options.line(command, command.make(environment, CommandLines.NO_SERVICES), environment)
                .getCommandSpec();
    }

    private static Stream<OptionSpec> options(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.hidden());
    }

    private static boolean isEverywhere(OptionSpec option) {
        return EVERYWHERE.contains(option.longestName());
    }

    private static List<String> row(ArgSpec argument) {
        String written = argument instanceof OptionSpec option
                ? String.join(", ", option.names()) + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : argument.paramLabel();
        String must = argument.required() == argument.isOption()
                ? argument.isOption() ? " (must be given)" : " (may be left out)"
                : "";
        return List.of("`" + written + "`", Ansi.OFF.string(String.join(" ", argument.description())) + must);
    }
}

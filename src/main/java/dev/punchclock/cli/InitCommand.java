package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ShellWord;
import dev.punchclock.workspace.InitAnswers;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code init}: write a new workspace. */
final class InitCommand implements Command {
    private static final String USUAL_HOURS = "09:00-12:30, 13:30-17:30";
    private static final String EXAMPLE = "GB-SCT";
    private static final Pattern PLACE = Pattern.compile("(?!Etc/)[A-Za-z_]+(/[A-Za-z0-9_+-]+)+");
    private final CommandEnvironment environment;
    private final InitServices services;
    private @Nullable Path folder;
    private @Nullable String zone;
    private @Nullable String hours;
    private @Nullable String country;
    private @Nullable String name;
    private @Nullable Path state;

    InitCommand(CommandEnvironment environment, InitServices services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Writes a new workspace for you, with comments; it publishes to the rehearsal network.")
                .mayPath("DIR", "where (default: the current folder)", given -> folder = given)
                .value("--zone", "ZONE", "your time zone, as Europe/London", given -> zone = given)
                .value("--hours", "HOURS", "Monday to Friday, as \"09:00-12:30, 13:30-17:30\"", given -> hours = given)
                .value(
                        "--country",
                        "PLACE",
                        "whose public holidays are yours, as Scotland or GB-SCT",
                        given -> country = given)
                .value("--name", "NAME", "what you are called in the files, as dave", given -> name = given)
                .path("--state", "DIR", "where the ledger is (default: under XDG_STATE_HOME)", given -> state = given)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        Path target =
                folder == null ? environment.folder() : environment.folder().resolve(folder);
        services.mustBeFree(target);
        if (hours != null) {
            services.hoursMeant(hours);
        }
        ZoneId home = zone();
        String work = answer(hours, "Work hours, Monday to Friday", USUAL_HOURS, this::times);
        String holidays = answer(country, "Country or part of it, for public holidays (Enter: none)", "", this::code);
        String me = (name != null ? name : environment.variable("USER")).toLowerCase(Locale.ROOT);
        String word = me.replaceAll("[^a-z0-9-]", "");
        String publisher = services.newLedgerId();
        String suffix = publisher.substring(publisher.lastIndexOf('-') + 1);
        String id = String.valueOf(target.normalize().getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]", "");
        InitAnswers answers = new InitAnswers(
                word.isEmpty() ? "me" : word,
                home,
                work,
                holidays.isEmpty() ? null : holidays,
                services.holidayCode(home).orElse(EXAMPLE),
                (id.isEmpty() || id.startsWith("-") ? "work" + id : id) + "-" + suffix,
                publisher,
                LocalDate.ofInstant(environment.clock().instant(), home),
                holidays.isEmpty() ? null : nextHoliday(holidays));
        services.init(target, answers);
        begin(target, publisher);
        environment
                .document()
                .answer("init", "folder", target.normalize(), "workspace", answers.workspace(), "publisher", publisher);
        String go = folder == null ? "" : "cd " + typed(folder) + " && ";
        environment.screen().line("Made a workspace in " + target.normalize() + ".");
        environment.screen().line("Next: " + go + "punchclock check && punchclock plan");
        return ExitCode.DONE;
    }

    /** What begins with a hyphen would be read as an option. */
    private static String typed(Path folder) {
        return ShellWord.quoted(folder.toString().startsWith("-") ? "./" + folder : folder);
    }

    private String times(String written) {
        String times = services.hoursMeant(written);
        if (!times.equals(written)) {
            environment.screen().line("Your work hours are " + times + ".");
        }
        return times;
    }

    /** The code of the place whose public holidays are meant; what is to be known of it is said. */
    private String code(String written) {
        String code = services.holidayCode(written).orElse(written.toUpperCase(Locale.ROOT));
        if (!code.equalsIgnoreCase(written)) {
            environment.screen().line("Your public holidays are those of " + code + ".");
        }
        LocalDate today = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
        List<Problem> all = code.isEmpty() ? List.of() : services.holidayProblems(code, today);
        List<Problem> errors = all.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(ExitCode.USAGE, errors);
        }
        all.forEach(environment.complaints()::problem);
        return code;
    }

    /** Of this place; for an example that is true there. */
    private @Nullable LocalDate nextHoliday(String code) {
        LocalDate today = LocalDate.ofInstant(environment.clock().instant(), ZoneOffset.UTC);
        return IntStream.rangeClosed(today.getYear(), today.getYear() + 1)
                .mapToObj(year -> services.holidays(code, year).keySet())
                .flatMap(Set::stream)
                .filter(today::isBefore)
                .findFirst()
                .orElse(null);
    }

    /** Begins the ledger at once, so that no other clone can be first. */
    private void begin(Path target, String publisher) {
        WorkspaceOptions options = new WorkspaceOptions();
        options.folder = target;
        options.state = state;
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Workspace workspace = session.workspace();
            services.ledger(session.state(), publisher, workspace).close();
        }
    }

    private ZoneId zone() {
        String machine = environment.zone().get();
        String proposed = PLACE.matcher(machine).matches() ? machine : "";
        if (zone == null && !environment.terminal()) {
            throw whichZone(proposed);
        }
        return answer(zone, "Your time zone", proposed, written -> {
            if (written.isEmpty()) {
                throw whichZone(proposed);
            }
            ZoneId named = services.zoneNamed(written);
            if (!named.getId().equals(written)) {
                environment.screen().line("Your time zone is " + named + ".");
            }
            return named;
        });
    }

    private ProblemException whichZone(String proposed) {
        return new ProblemException(
                ExitCode.USAGE,
                "which time zone do you work in?",
                environment.terminal()
                        ? "name a large city in it, such as London"
                        : "punchclock init " + (folder == null ? "" : typed(folder) + " ") + "--zone "
                                + (proposed.isEmpty() ? "Europe/London" : proposed));
    }

    /**
     * What was given on the line, or else what a person answers, judged at once: at a terminal a wrong answer is told, and
     * the question asked again.
     */
    private <T> T answer(@Nullable String given, String question, String usual, Function<String, T> judge) {
        if (given != null || !environment.terminal()) {
            return judge.apply(given == null ? usual : given.strip());
        }
        while (true) {
            try {
                return judge.apply(ask(question, usual));
            } catch (NoAnswer end) {
                throw end;
            } catch (ProblemException wrong) {
                wrong.problems().forEach(environment.screen()::problem);
            }
        }
    }

    private static final class NoAnswer extends ProblemException {
        private static final long serialVersionUID = 1;

        NoAnswer() {
            super(ExitCode.USAGE, "no answer; nothing was written", "punchclock init --help");
        }
    }

    /** The answer of the person at the terminal; what is usual where none is given. */
    private String ask(String question, String usual) {
        environment.screen().begin(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ");
        try {
            String answer = environment.in().readLine();
            if (answer == null) {
                throw new NoAnswer();
            }
            return answer.isBlank() ? usual : answer.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }
}

package dev.punchclock.cli;

import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Answers;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class Beginning implements Command {
    private static final String USUAL_HOURS = "09:00-12:30, 13:30-17:30";
    private static final Pattern PLACE = Pattern.compile("(?!Etc/)[A-Za-z_]+(/[A-Za-z0-9_+-]+)+");
    private final Shell shell;
    private final Parts parts;
    private @Nullable Path folder;
    private @Nullable String zone;
    private @Nullable String hours;
    private @Nullable String country;
    private @Nullable String name;
    private @Nullable Path state;

    Beginning(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Writes a new workspace for you, with comments; it publishes to the rehearsal network.")
                .mayPath("DIR", "where (default: the current folder)", given -> folder = given)
                .value("--zone", "ZONE", "your time zone, as Europe/London", given -> zone = given)
                .value("--hours", "HOURS", "Monday to Friday, as \"09:00-12:30, 13:30-17:30\"", given -> hours = given)
                .value("--country", "CODE", "whose public holidays are yours, as GB-SCT", given -> country = given)
                .value("--name", "NAME", "what you are called in the files, as dave", given -> name = given)
                .path("--state", "DIR", "where the ledger is (default: under XDG_STATE_HOME)", given -> state = given);
    }

    @Override
    public ExitCode run() {
        Path target = folder == null ? shell.folder() : shell.folder().resolve(folder);
        ZoneId home = zone();
        String work = hours != null ? hours : ask("Work hours, Monday to Friday", USUAL_HOURS);
        String holidays = country != null ? country : ask("Country, for public holidays (Enter: none)", "");
        if (!holidays.isEmpty()) {
            known(holidays);
        }
        String me = (name != null ? name : shell.variable("USER")).toLowerCase(Locale.ROOT);
        String word = me.replaceAll("[^a-z0-9-]", "");
        String publisher = parts.newLedgerId();
        String suffix = publisher.substring(publisher.lastIndexOf('-') + 1);
        String id = String.valueOf(target.normalize().getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]", "");
        Answers answers = new Answers(
                word.isEmpty() ? "me" : word,
                home,
                work,
                holidays.isEmpty() ? null : holidays,
                (id.isEmpty() || id.startsWith("-") ? "work" + id : id) + "-" + suffix,
                publisher,
                LocalDate.ofInstant(shell.clock().instant(), home));
        parts.init(target, answers);
        begin(target, publisher);
        String go = folder == null ? "" : "cd " + folder + " && ";
        shell.screen().line("Made a workspace in " + target.normalize() + ".");
        shell.screen().line("Next: " + go + "punchclock check && punchclock plan");
        return ExitCode.DONE;
    }

    /** Stops when the holidays of this code are not known, before anything is written. */
    private void known(String code) {
        int year = shell.clock().instant().atZone(ZoneOffset.UTC).getYear();
        List<Problem> errors = parts.holidayProblems(code, year).stream()
                .filter(Problem::isError)
                .toList();
        if (!errors.isEmpty()) {
            throw new Stopped(ExitCode.USAGE, errors);
        }
    }

    /** Begins the ledger at once, so that no other clone can be first. */
    private void begin(Path target, String publisher) {
        WorkspaceOptions options = new WorkspaceOptions();
        options.folder = target;
        options.state = state;
        try (Session session = Session.open(parts, shell, options)) {
            Workspace workspace = session.workspace();
            parts.ledger(session.state(), publisher, workspace).close();
        }
    }

    private ZoneId zone() {
        String machine = shell.zone().get();
        String proposed = PLACE.matcher(machine).matches() ? machine : "";
        String written = zone != null ? zone : ask("Your time zone", proposed);
        if (written.isEmpty() || (zone == null && !shell.terminal())) {
            throw new Stopped(
                    ExitCode.USAGE,
                    "which time zone do you work in?",
                    "punchclock init " + (folder == null ? "" : folder + " ") + "--zone "
                            + (proposed.isEmpty() ? "Europe/London" : proposed));
        }
        try {
            if (!PLACE.matcher(written).matches()) {
                throw new DateTimeException("not a place");
            }
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            throw new Stopped(
                    ExitCode.USAGE,
                    "not a time zone: " + written,
                    DidYouMean.nearest(written, ZoneId.getAvailableZoneIds())
                            .map(word -> "did you mean " + word + "?")
                            .orElse("name a place, as Europe/London"));
        }
    }

    /** The answer of the person at the terminal; what is usual where there is none, or none is given. */
    private String ask(String question, String usual) {
        if (!shell.terminal()) {
            return usual;
        }
        shell.screen().begin(question + (usual.isEmpty() ? "" : " [" + usual + "]") + ": ");
        try {
            String answer = shell.in().readLine();
            if (answer == null) {
                throw new Stopped(ExitCode.USAGE, "no answer; nothing was written", "punchclock init --help");
            }
            return answer.isBlank() ? usual : answer.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }
}

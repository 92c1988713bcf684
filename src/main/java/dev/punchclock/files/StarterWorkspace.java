package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.hours.Shift;
import dev.punchclock.network.Connectors;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.InitAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts a workspace that works at once, on the rehearsal network, with comments that explain each part. */
public final class StarterWorkspace {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}(?:-[A-Z0-9_]{1,8}){0,3}");
    private static final int WEEKS = 6;

    private StarterWorkspace() {}

    /**
     * Writes the files of a new workspace, and the folders above them.
     *
     * @param networks those that an editor is to know
     * @throws ProblemException when an answer is not in order or the folder holds a workspace already; then nothing is written
     */
    public static void init(Path folder, InitAnswers answers, Connectors networks) {
        Map<String, String> words = words(answers);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(".schema/workspace.json", YamlJsonSchema.workspace(networks));
        files.put(".schema/queue.json", YamlJsonSchema.queue());
        files.put("queue/posts.yaml", TextTemplate.of("start-posts.yaml", words));
        // Last, because it is what makes a folder a workspace.
        files.put(WorkspaceFolder.MAIN, TextTemplate.of("start-punchclock.yaml", words));
        mustBeFree(folder);
        files.keySet().removeIf(name -> Files.exists(folder.resolve(name)));
        write(folder, files);
    }

    /**
     * Makes sure that a workspace can begin in this folder.
     *
     * @throws ProblemException when it cannot
     */
    public static void mustBeFree(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there != null && !Files.isDirectory(there)) {
            throw new ProblemException(
                    ExitCode.USAGE, "`" + there + "` is a file, not a folder", "name another folder");
        }
        for (String name : new String[] {WorkspaceFolder.MAIN, "queue/posts.yaml"}) {
            if (Files.exists(folder.resolve(name))) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "`" + folder + "` already has a " + name,
                        "name another folder, or use the workspace as it is");
            }
        }
    }

    /**
     * The zone that somebody means by these words.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none, or more than one
     */
    public static ZoneId zone(String written) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        return TimeZoneReader.meant(written, problems)
                .orElseThrow(() -> new ProblemException(ExitCode.USAGE, problems.list()));
    }

    /**
     * The shifts of a working day as a person wrote them, such as {@code 9-5}, as they are written here.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when these are none, or none that are likely to be meant
     */
    public static String hours(String written) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        String exact = shifts(written, problems);
        Optional<String> meant = problems.hasErrors() ? ShiftSuggestion.of(written) : Optional.empty();
        if (meant.isPresent()) {
            problems = new ProblemCollector(SecretDetector::veil);
            exact = shifts(meant.get(), problems);
        }
        List<Problem> wrong = problems.list().stream()
                .filter(problem -> problem.isError() || problem.remedy().startsWith("did you mean"))
                .toList();
        if (!wrong.isEmpty()) {
            throw new ProblemException(ExitCode.USAGE, wrong);
        }
        return exact;
    }

    private static String shifts(String written, ProblemCollector problems) {
        int errors = problems.errors();
        String shifts = ShiftReader.read(written, null, problems).orElse(List.of()).stream()
                .map(Shift::toString)
                .collect(Collectors.joining(", "));
        if (shifts.isEmpty() && problems.errors() == errors) {
            problems.error(
                    null, "with `" + written + "` there is no work at all", "write it as 09:00-12:30, 13:30-17:30");
        }
        return shifts;
    }

    private static void write(Path folder, Map<String, String> files) {
        List<Path> made = new ArrayList<>();
        try {
            files.forEach((name, text) -> {
                AtomicFileWriter.create(new WorkspaceFolder(folder), OpenedFile.bytes(text, name), name);
                made.add(folder.resolve(name));
            });
        } catch (ProblemException e) {
            made.forEach(StarterWorkspace::remove);
            throw e;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The disk has failed before; that is what is reported.
        }
    }

    private static Map<String, String> words(InitAnswers answers) {
        ProblemCollector problems = new ProblemCollector(SecretDetector::veil);
        name(answers.name(), "the member's name", problems);
        name(answers.workspace(), "the workspace's id", problems);
        name(answers.publisher(), "the ledger's id", problems);
        TimeZoneReader.read(answers.zone().getId(), null, problems);
        String shifts = shifts(answers.hours(), problems);
        String country = answers.country();
        if (country != null && !COUNTRY.matcher(country).matches()) {
            problems.error(
                    null,
                    "`" + country + "` is not the code of a country",
                    "write it as GB, or GB-SCT for a part of it");
        }
        if (problems.hasErrors()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    problems.list().stream().filter(Problem::isError).toList());
        }
        String year = Integer.toString(answers.today().getYear());
        return Map.of(
                "name", QueueItemWriter.word(answers.name()),
                "zone", answers.zone().getId(),
                "hours", shifts,
                "holidays",
                        TextTemplate.of(
                                country == null ? "start-no-holidays.yaml" : "start-holidays.yaml", example(answers)),
                "workspace", QueueItemWriter.word(answers.workspace()),
                "publisher", QueueItemWriter.word(answers.publisher()),
                "expires", answers.today().plusWeeks(WEEKS).toString(),
                "year", year);
    }

    /** Of another day off, and of a holiday on which work goes on. */
    private static Map<String, String> example(InitAnswers answers) {
        String country = answers.country();
        LocalDate holiday = answers.holiday();
        LocalDate usual = LocalDate.of(answers.today().getYear(), 12, 25);
        return Map.of(
                "country", country == null ? answers.likely() : country,
                "not", String.valueOf(holiday == null ? usual : holiday),
                "also", String.valueOf((holiday == null ? usual : holiday).plusDays(2)));
    }

    private static void name(String text, String what, ProblemCollector problems) {
        if (!NameReader.isName(text)) {
            problems.error(
                    null,
                    "`" + text + "` cannot be " + what,
                    "use letters a-z, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 40");
        }
    }
}

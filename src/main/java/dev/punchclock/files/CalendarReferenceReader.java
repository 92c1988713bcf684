package dev.punchclock.files;

import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.CalendarSnapshot;
import dev.punchclock.hours.ClosureProvider;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code busy}: a file, {@code { file: court.ics, margin: 30m, assume: 1h, max-age: 30d }}, or several
 * of them.
 *
 * @param base the folder from which files are named
 * @param within the folder in which files are called by their short names
 * @param watch told of each file before it is read: its name, and where it is
 * @param refused calendars that cannot be had: what is wrong closes those whose they are, and nobody else
 */
record CalendarReferenceReader(
        ClosureProvider closures, Path base, Path within, BiConsumer<String, Path> watch, List<Problem> refused) {
    private static final int MOST = 100;
    private static final String EXAMPLE = "busy: { file: calendars/court.ics, margin: 30m, max-age: 30d }";

    /** The same for files that are named from another folder. */
    CalendarReferenceReader from(Path other) {
        return new CalendarReferenceReader(closures, other, within, watch, refused);
    }

    /**
     * The calendars.
     *
     * @param zone of times that name none; null when it is not known, which is reported
     * @param place of all of it
     */
    List<BusyCalendar> read(List<Node> nodes, @Nullable ZoneId zone, FilePosition place, ProblemCollector problems) {
        if (zone == null) {
            problems.error(
                    place,
                    "the zone of the calendar's times is not known",
                    "write `zone: Europe/London` at the top of the file");
            return List.of();
        }
        if (nodes.size() > MOST) {
            problems.error(
                    place, nodes.size() + " calendars are named; at most " + MOST + " can be", "put them together");
            return List.of();
        }
        List<BusyCalendar> all = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof ScalarNode file && !file.isNothing()) {
                all.addAll(busy(file, Duration.ZERO, BusyCalendar.USUAL_AGE, Duration.ZERO, zone, problems));
            } else {
                YamlSection.of(node, AllowedKeys.BUSY, EXAMPLE, problems)
                        .ifPresent(section -> all.addAll(section(section, zone, problems)));
            }
        }
        return all;
    }

    private List<BusyCalendar> section(YamlSection section, ZoneId zone, ProblemCollector problems) {
        if (!section.has("file")) {
            section.missing("file", "write `" + EXAMPLE + "`");
        }
        Duration margin = section.scalar("margin", "30m")
                .flatMap(s -> DurationReader.length(s.text(), s.place(), problems))
                .orElse(Duration.ZERO);
        Duration age = section.scalar("max-age", "30d")
                .flatMap(s -> DurationReader.days(s.text(), s.place(), problems))
                .orElse(BusyCalendar.USUAL_AGE);
        Duration assume = section.scalar("assume", "1h")
                .flatMap(s -> DurationReader.length(s.text(), s.place(), problems))
                .orElse(Duration.ZERO);
        return section.scalar("file", "calendars/court.ics")
                .map(file -> busy(file, margin, age, assume, zone, problems))
                .orElse(List.of());
    }

    private List<BusyCalendar> busy(
            ScalarNode file, Duration margin, Duration age, Duration assume, ZoneId zone, ProblemCollector problems) {
        Optional<Path> path = path(file, problems);
        if (path.isEmpty()) {
            return List.of();
        }
        String name = path.get().startsWith(within)
                ? within.relativize(path.get()).toString()
                : path.get().toString();
        watch.accept(name, path.get());
        CalendarSnapshot calendar = closures.calendar(path.get().toString(), name, zone);
        Problem problem = calendar.refused();
        if (problem != null) {
            refused(name, problem, file.place());
        }
        return List.of(new BusyCalendar(name, calendar, margin, age, assume));
    }

    /** What is wrong in a calendar is told where it stands; what is wrong with the file, where it is first named. */
    private void refused(String name, Problem problem, FilePosition named) {
        boolean inFile = problem.place() != null && problem.place().line() > 0;
        String what =
                (inFile ? "" : name + ": ") + problem.what() + ": nothing goes out for those whose calendar it is";
        if (inFile || refused.stream().noneMatch(other -> other.what().equals(what))) {
            refused.add(Problem.error(inFile ? problem.place() : named, what, problem.remedy()));
        }
    }

    private Optional<Path> path(ScalarNode file, ProblemCollector problems) {
        String text = file.text();
        if (text.startsWith("~") || text.contains("://")) {
            problems.error(
                    file.place(),
                    "`" + text + "` is not a file",
                    text.startsWith("~")
                            ? "write the whole path, beginning with /"
                            : "save the calendar as a file, and name that");
            return Optional.empty();
        }
        try {
            return Optional.of(base.resolve(text).normalize());
        } catch (InvalidPathException e) {
            problems.error(file.place(), "`" + text + "` is not a file", "write it as calendars/court.ics");
            return Optional.empty();
        }
    }
}

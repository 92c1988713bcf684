package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.Node;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.files.yaml.ScalarNode;
import dev.punchclock.files.yaml.SequenceNode;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.FilePosition;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the shifts of one week, {@code mon-thu: 09:00-12:30, 13:30-17:30}, and remembers where each day stands. */
final class WeekReader {
    static final String WEEK = "week: { mon-fri: 09:00-17:30 }";

    private final ProblemCollector problems;
    private final Map<DayOfWeek, List<Shift>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<DayOfWeek, FilePosition> places = new EnumMap<>(DayOfWeek.class);

    private WeekReader(ProblemCollector problems) {
        this.problems = problems;
    }

    /** A week as far as it was understood; what was not is reported. */
    static WeekReader read(Node node, String what, ProblemCollector problems) {
        WeekReader reader = new WeekReader(problems);
        YamlSection.fields(node, what, WEEK, problems).ifPresent(reader::days);
        return reader;
    }

    Map<DayOfWeek, List<Shift>> week() {
        return week;
    }

    Map<DayOfWeek, FilePosition> places() {
        return places;
    }

    private void days(MappingNode fields) {
        if (fields.fields().isEmpty()) {
            problems.error(
                    fields.place(),
                    "the week is empty: nothing is ever allowed to go out",
                    "give at least one day its times, as in `mon-fri: 09:00-17:30`");
        }
        for (MappingEntry field : fields.fields()) {
            FilePosition place = field.key().place();
            for (DayOfWeek day :
                    WeekdayReader.read(field.name(), place, problems).orElse(List.of())) {
                FilePosition first = places.putIfAbsent(day, place);
                if (first != null) {
                    problems.error(
                            place,
                            "`" + day.name().substring(0, 3).toLowerCase(Locale.ROOT)
                                    + "` is named twice, first in line " + first.line(),
                            "name each day once");
                } else {
                    shifts(field.value(), place, problems).ifPresent(shifts -> week.put(day, shifts));
                }
            }
        }
    }

    /**
     * The shifts of one day: a single value, or a list of ranges.
     *
     * @param key where to point when no value is written
     */
    static Optional<List<Shift>> shifts(Node value, FilePosition key, ProblemCollector problems) {
        if (value instanceof ScalarNode scalar) {
            return ShiftReader.read(
                    scalar.isNothing() ? "" : scalar.text(), scalar.isNothing() ? key : scalar.place(), problems);
        }
        if (value instanceof SequenceNode list) {
            List<String> ranges = new ArrayList<>();
            for (Node item : list.items()) {
                ranges.add(item instanceof ScalarNode scalar ? scalar.text() : "");
            }
            return ShiftReader.read(String.join(", ", ranges), list.place(), problems);
        }
        problems.error(
                value.place(), "times are expected here, not keys with values", "write it as 09:00-12:30, 13:30-17:30");
        return Optional.empty();
    }
}

package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.problem.FilePosition;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a group of weekdays: {@code mon}, {@code mon-thu}, {@code fri-mon}, {@code mon, wed}. */
final class WeekdayReader {
    private static final Map<String, DayOfWeek> NAMES = names();
    private static final Map<String, String> GROUPS = Map.of(
            "weekdays",
            "mon-fri",
            "weekday",
            "mon-fri",
            "workdays",
            "mon-fri",
            "weekend",
            "sat-sun",
            "weekends",
            "sat-sun",
            "daily",
            "mon-sun",
            "everyday",
            "mon-sun",
            "all",
            "mon-sun");

    private static final Pattern HYPHEN = Pattern.compile("\\s*[-–]\\s*");
    /** Two days are no longer. */
    private static final int LONG = 40;

    private static final Pattern OTHER_RANGE = Pattern.compile("\\s*[—−‐‑]\\s*|\\s+(?:to|till|until|through|bis)\\s+");

    private static final Pattern TIMES = Pattern.compile("\\s*\\d{1,2}:\\d{2}\\s*[-–].*");

    private WeekdayReader() {}

    /** The days of a group, in its order; empty when it was not understood, which is reported. */
    static Optional<List<DayOfWeek>> read(String group, @Nullable FilePosition place, ProblemCollector problems) {
        if (TIMES.matcher(group).matches()) {
            problems.error(
                    place,
                    "the times `" + group.strip() + "` stand where a day is expected",
                    "inside { … } put quotes around all times of a day: { mon: \"09:00-12:30, 13:30-17:30\" }");
            return Optional.empty();
        }
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : group.split(",", -1)) {
            String[] ends = HYPHEN.split(part.strip(), -1);
            Optional<DayOfWeek> first = day(ends[0], group, place, problems);
            Optional<DayOfWeek> last = ends.length == 2 ? day(ends[1], group, place, problems) : first;
            if (ends.length > 2) {
                problems.error(place, "`" + part.strip() + "` is not a first and a last day", "write it as mon-thu");
            }
            if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            DayOfWeek day = first.get();
            days.add(day);
            while (day != last.get()) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return Optional.of(days);
    }

    private static Optional<DayOfWeek> day(
            String name, String group, @Nullable FilePosition place, ProblemCollector problems) {
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<DayOfWeek> day = Optional.ofNullable(NAMES.get(lower));
        if (day.isEmpty()) {
            String meant = range(lower).orElse(GROUPS.get(lower));
            problems.error(
                    place,
                    "`" + (name.isEmpty() ? group : name) + "` is not a day of the week",
                    meant != null
                            ? "write " + meant
                            : SuggestionRemedy.remedy(
                                    lower, NAMES.keySet(), "write mon, tue, wed, thu, fri, sat or sun"));
        }
        return day;
    }

    /** A first and a last day in words, or with a dash that is none here: {@code Monday to Friday}. */
    private static Optional<String> range(String written) {
        String[] ends = written.length() > LONG ? new String[0] : OTHER_RANGE.split(written, -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        DayOfWeek first = NAMES.get(ends[0]);
        DayOfWeek last = NAMES.get(ends[1]);
        return first == null || last == null ? Optional.empty() : Optional.of(word(first) + "-" + word(last));
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT).substring(0, 3);
    }

    private static Map<String, DayOfWeek> names() {
        Map<String, DayOfWeek> names = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String full = day.name().toLowerCase(Locale.ROOT);
            names.put(full, day);
            names.put(full.substring(0, 3), day);
        }
        names.put("tues", DayOfWeek.TUESDAY);
        names.put("weds", DayOfWeek.WEDNESDAY);
        names.put("thur", DayOfWeek.THURSDAY);
        names.put("thurs", DayOfWeek.THURSDAY);
        return Map.copyOf(names);
    }
}

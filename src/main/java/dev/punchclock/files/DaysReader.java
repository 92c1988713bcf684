package dev.punchclock.files;

import dev.punchclock.files.yaml.MappingEntry;
import dev.punchclock.files.yaml.MappingNode;
import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.hours.DayRange;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.FilePosition;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code days}: single days, and ranges such as {@code 2027-07-01..2027-08-31: 09:00-15:00}; remembers where each stands. */
final class DaysReader {
    private final ProblemCollector problems;
    private final Map<LocalDate, List<Shift>> days = new TreeMap<>();
    private final Map<LocalDate, FilePosition> dayPlaces = new TreeMap<>();
    private final Map<DayRange, FilePosition> ranges = new LinkedHashMap<>();

    DaysReader(ProblemCollector problems) {
        this.problems = problems;
    }

    Map<LocalDate, List<Shift>> days() {
        return days;
    }

    Map<LocalDate, FilePosition> dayPlaces() {
        return dayPlaces;
    }

    /** The ranges, and where each stands. */
    Map<DayRange, FilePosition> ranges() {
        return ranges;
    }

    /** Reads them all; what is wrong is reported. */
    void read(MappingNode fields) {
        for (MappingEntry field : fields.fields()) {
            FilePosition place = field.key().place();
            if (DateRangeReader.isRange(field.name())) {
                DateRangeReader.read(field.name(), "a range of days", place, problems)
                        .ifPresent(dates -> WeekReader.shifts(field.value(), place, problems)
                                .ifPresent(shifts -> add(new DayRange(dates, shifts), place)));
            } else {
                DateReader.date(field.name(), place, problems).ifPresent(date -> {
                    dayPlaces.put(date, place);
                    WeekReader.shifts(field.value(), place, problems).ifPresent(shifts -> days.put(date, shifts));
                });
            }
        }
    }

    private void add(DayRange range, FilePosition place) {
        for (DayRange other : ranges.keySet()) {
            if (!range.first().isAfter(other.last()) && !other.first().isAfter(range.last())) {
                problems.error(
                        place, range + " and " + other + " overlap", "let one end on the day before the other begins");
                return;
            }
        }
        ranges.put(range, place);
    }
}

package dev.punchclock.files;

import dev.punchclock.files.yaml.Field;
import dev.punchclock.files.yaml.Fields;
import dev.punchclock.files.yaml.Problems;
import dev.punchclock.hours.DayRange;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.Place;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code days}: single days, and ranges such as {@code 2027-07-01..2027-08-31: 09:00-15:00}; remembers where each stands. */
final class DaysReader {
    private final Problems problems;
    private final Map<LocalDate, List<Shift>> days = new TreeMap<>();
    private final Map<LocalDate, Place> dayPlaces = new TreeMap<>();
    private final Map<DayRange, Place> ranges = new LinkedHashMap<>();

    DaysReader(Problems problems) {
        this.problems = problems;
    }

    Map<LocalDate, List<Shift>> days() {
        return days;
    }

    Map<LocalDate, Place> dayPlaces() {
        return dayPlaces;
    }

    /** The ranges, and where each stands. */
    Map<DayRange, Place> ranges() {
        return ranges;
    }

    /** Reads them all; what is wrong is reported. */
    void read(Fields fields) {
        for (Field field : fields.fields()) {
            Place place = field.key().place();
            if (DateRanges.isRange(field.name())) {
                DateRanges.read(field.name(), "a range of days", place, problems)
                        .ifPresent(dates -> WeekReader.shifts(field.value(), place, problems)
                                .ifPresent(shifts -> add(new DayRange(dates, shifts), place)));
            } else {
                Dates.date(field.name(), place, problems).ifPresent(date -> {
                    dayPlaces.put(date, place);
                    WeekReader.shifts(field.value(), place, problems).ifPresent(shifts -> days.put(date, shifts));
                });
            }
        }
    }

    private void add(DayRange range, Place place) {
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

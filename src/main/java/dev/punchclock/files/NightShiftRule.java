package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.hours.DayRange;
import dev.punchclock.hours.Holidays;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Rota;
import dev.punchclock.hours.Shift;
import dev.punchclock.problem.FilePosition;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rule that a night shift does not run into the shifts of the day after it. */
final class NightShiftRule {
    private final ProblemCollector problems;

    private NightShiftRule(ProblemCollector problems) {
        this.problems = problems;
    }

    /** Reports every place where one does. */
    static void check(RotaReader.Read read, DaysReader days, ProblemCollector problems) {
        NightShiftRule nights = new NightShiftRule(problems);
        nights.turn(read);
        Hours hours = new Hours(
                "", ZoneId.of("UTC"), read.rota(), List.copyOf(days.ranges().keySet()), days.days(), Holidays.NONE);
        nights.singles(hours, days.dayPlaces());
        days.ranges().forEach((range, place) -> nights.range(hours, range, place));
    }

    private void turn(RotaReader.Read read) {
        Rota rota = read.rota();
        int size = rota.days().size();
        for (int i = 0; i < size; i++) {
            clash(
                    rota.days().get(i),
                    rota.days().get((i + 1) % size),
                    read.places().get(i));
        }
    }

    private void singles(Hours hours, Map<LocalDate, FilePosition> places) {
        places.forEach((date, place) -> {
            clash(hours.shiftsOf(date.minusDays(1)), hours.shiftsOf(date), place);
            if (!places.containsKey(date.plusDays(1))) {
                clash(hours.shiftsOf(date), hours.shiftsOf(date.plusDays(1)), place);
            }
        });
    }

    /**
     * At both ends, and within as long as one turn of the rota takes; what a single day or a later range does is said
     * of that.
     */
    private void range(Hours hours, DayRange range, FilePosition place) {
        LocalDate turned = range.first().plusDays(hours.rota().days().size());
        LocalDate within = turned.isBefore(range.last()) ? turned : range.last();
        Set<LocalDate> days =
                new TreeSet<>(range.first().minusDays(1).datesUntil(within).toList());
        if (isFree(hours, range.last().plusDays(1))) {
            days.add(range.last());
        }
        days.removeIf(day -> hours.days().containsKey(day) || hours.days().containsKey(day.plusDays(1)));
        for (LocalDate day : days) {
            if (clash(hours.shiftsOf(day), hours.shiftsOf(day.plusDays(1)), place)) {
                return;
            }
        }
    }

    private static boolean isFree(Hours hours, LocalDate day) {
        return hours.ranges().stream().noneMatch(range -> range.contains(day));
    }

    private boolean clash(List<Shift> first, List<Shift> next, FilePosition place) {
        boolean found = false;
        for (Shift night : first) {
            for (Shift day : next) {
                if (day.start() + 24 * 60 < night.end()) {
                    problems.error(
                            place,
                            night + " runs into " + day + " of the day after it",
                            "let one end before the other starts");
                    found = true;
                }
            }
        }
        return found;
    }
}

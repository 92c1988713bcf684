package dev.punchclock.report;

import dev.punchclock.hours.ClosedTime;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.Shift;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why a day of a timetable is as it is, wherever that differs from what one expects. */
public final class DayNotes {
    private final Timetable timetable;
    private final WallClock clock;

    public DayNotes(Timetable timetable) {
        this.timetable = timetable;
        clock = timetable.clock();
    }

    /**
     * The notes of one day, in a line.
     *
     * @param first whether it is the first day told: what goes on from the day before is said again
     */
    public String of(LocalDate day, boolean first) {
        if (!clock.exists(day)) {
            return "this day does not exist here";
        }
        Set<String> notes = new LinkedHashSet<>();
        for (PersonalHours work : timetable.works()) {
            turn(work, day, first, notes);
            written(work, day, notes);
        }
        Instant start = clock.startOf(day);
        Instant end = clock.startOf(day.plusDays(1));
        for (ClosedTime closed : timetable.lost(start, end)) {
            notes.add(closed.what() + " " + times(closed, start, end));
        }
        if (end.getEpochSecond() - start.getEpochSecond() != 24 * 3600) {
            notes.add("clocks change");
        }
        return notes.stream().map(String::strip).collect(Collectors.joining("; "));
    }

    /** Which week of a rota begins, or which day of a cycle it is; by whose clock shifts are worked. */
    private static void turn(PersonalHours work, LocalDate day, boolean first, Set<String> notes) {
        String label = work.hours().rota().label(day);
        boolean begins = !label.equals(work.hours().rota().label(day.minusDays(1)));
        if (!label.isEmpty() && (first || begins)) {
            notes.add(label);
        }
        ZoneId home = work.hours().zone();
        ZoneId there = work.off().zoneOn(day, home);
        if (!there.equals(home)) {
            notes.add("by the clock of " + there);
        }
    }

    private static void written(PersonalHours work, LocalDate day, Set<String> notes) {
        if (work.hours().days().containsKey(day)) {
            notes.add("as written for this day");
        }
        work.hours()
                .range(day)
                .ifPresent(range -> notes.add(
                        "as written for " + TimeFormat.day(range.first()) + " to " + TimeFormat.date(range.last())));
        boolean dayOff =
                work.hours().holidays().nameOf(day) != null || work.off().isLeave(day);
        for (Shift shift : work.hours().shiftsOf(day)) {
            if (!dayOff && shift.end() > 24 * 60) {
                notes.add(shift + " ends the next day");
            }
        }
    }

    /** When it takes of the day's work: nothing for a day that is gone altogether. */
    private String times(ClosedTime closed, Instant start, Instant end) {
        if (closed.when().equals(timetable.written(start, end))) {
            return "";
        }
        return WindowFormat.times(closed.when(), clock);
    }
}

package dev.punchclock.report;

import dev.punchclock.hours.ClosedTime;
import dev.punchclock.hours.Timetable;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Windows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When work is, day by day.
 *
 * @param whose an account, a member or named hours
 * @param windows all of them
 * @param lost what would be work time, and is not
 */
public record WorkHours(
        String whose, Timetable timetable, Windows windows, List<ClosedTime> lost, List<WorkHours.Day> days) {
    /**
     * A day of it.
     *
     * @param notes why it is as it is, wherever that differs from what one expects; may be empty
     */
    public record Day(LocalDate date, Windows windows, String notes) {}

    public WorkHours {
        lost = List.copyOf(lost);
        days = List.copyOf(days);
    }

    /** Of each day from {@code first} until before {@code end}. */
    public static WorkHours of(String whose, Timetable timetable, LocalDate first, LocalDate end) {
        WallClock clock = timetable.clock();
        Windows windows = timetable.windows(clock.startOf(first), clock.startOf(end));
        DayNotes notes = new DayNotes(timetable);
        List<Day> days = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            Windows ofDay = windows.clip(clock.startOf(day), clock.startOf(day.plusDays(1)));
            days.add(new Day(day, ofDay, notes.of(day, day.equals(first))));
        }
        return new WorkHours(whose, timetable, windows, timetable.lost(clock.startOf(first), clock.startOf(end)), days);
    }

    /** By whose clock, and of which named hours it is made, where these have another name: {@code Europe/London, office}. */
    public String about() {
        String made = timetable.works().stream()
                .map(work -> work.hours().name())
                .distinct()
                .collect(Collectors.joining(" and "));
        return timetable.zone() + (made.equals(whose) ? "" : ", " + made);
    }

    /** How much it is, never in days: {@code 112 h 30 min}. */
    public String total() {
        long minutes = windows.total().toMinutes();
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}

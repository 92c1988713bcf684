package dev.punchclock.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Days that come again and again, forwards and backwards from an anchor: one week, several weeks, or a number of days
 * that follows no week.
 *
 * @param starts the date of the first of the days, in any of its turns
 * @param days the shifts that start on each of them; an empty list is a day off
 * @param unit what is counted: 7 for weeks, 1 for days
 */
public record Rota(LocalDate starts, List<List<Shift>> days, int unit) {
    private static final int WEEK = 7;
    private static final LocalDate A_MONDAY = LocalDate.of(2026, 1, 5);

    public Rota {
        days = days.stream().map(List::copyOf).toList();
        if (days.isEmpty() || unit < 1 || days.size() % unit != 0) {
            throw new IllegalArgumentException("not a rota: " + days.size() + " days by " + unit);
        }
    }

    /** The same every week; a day not named is off. */
    public static Rota week(Map<DayOfWeek, List<Shift>> week) {
        return weeks(A_MONDAY, List.of(week));
    }

    /**
     * One week after the other, then the first again.
     *
     * @param starts the first day of the first week, whatever weekday it is
     */
    public static Rota weeks(LocalDate starts, List<Map<DayOfWeek, List<Shift>>> weeks) {
        List<List<Shift>> days = new ArrayList<>(weeks.size() * WEEK);
        for (Map<DayOfWeek, List<Shift>> week : weeks) {
            for (int i = 0; i < WEEK; i++) {
                days.add(week.getOrDefault(starts.getDayOfWeek().plus(i), List.of()));
            }
        }
        return new Rota(starts, days, WEEK);
    }

    /** One day after the other, then the first again. */
    public static Rota days(LocalDate starts, List<List<Shift>> days) {
        return new Rota(starts, days, 1);
    }

    public List<Shift> shiftsOf(LocalDate day) {
        return days.get(index(day));
    }

    /** Which of its turn a day belongs to: {@code week 2 of 3}, {@code day 1 of 8}; empty where every week is the same. */
    public String label(LocalDate day) {
        return days.size() == WEEK && unit == WEEK
                ? ""
                : (unit == WEEK ? "week " : "day ") + (index(day) / unit + 1) + " of " + days.size() / unit;
    }

    private int index(LocalDate day) {
        return Math.floorMod(day.toEpochDay() - starts.toEpochDay(), days.size());
    }
}

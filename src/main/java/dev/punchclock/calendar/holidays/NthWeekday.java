package dev.punchclock.calendar.holidays;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** A weekday and months as the table of decisions writes them: {@code 3rd mon sep}. */
final class NthWeekday {
    private static final List<String> ORDINALS = List.of("last", "1st", "2nd", "3rd", "4th", "5th");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private NthWeekday() {}

    static boolean isOrdinal(String word) {
        return ORDINALS.contains(word);
    }

    static boolean isDay(String word) {
        return DAYS.contains(word);
    }

    static DayOfWeek day(String word) {
        return DayOfWeek.of(DAYS.indexOf(word) + 1);
    }

    /** Such as the {@code 3rd mon sep}. */
    static LocalDate inMonth(int year, String ordinal, String day, String month) {
        LocalDate first = LocalDate.of(year, MONTHS.indexOf(month) + 1, 1);
        int which = ORDINALS.indexOf(ordinal);
        return first.with(
                which == 0
                        ? TemporalAdjusters.lastInMonth(day(day))
                        : TemporalAdjusters.dayOfWeekInMonth(which, day(day)));
    }

    /** The first such day after a date, or the last before it. */
    static LocalDate near(LocalDate date, String day, boolean after) {
        return date.with(after ? TemporalAdjusters.next(day(day)) : TemporalAdjusters.previous(day(day)));
    }
}

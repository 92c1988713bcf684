package dev.punchclock.account;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** What a quota is counted by: calendar days, ISO weeks (from Monday) or calendar months, in the account's home zone. */
public enum Period {
    DAY,
    WEEK,
    MONTH;

    /** The first day of the period in which {@code day} lies. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day after the period in which {@code day} lies. */
    public LocalDate endOf(LocalDate day) {
        LocalDate start = startOf(day);
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /** The period for people: {@code Tue 24 Nov}, {@code week 48}, {@code November 2026}. */
    public String label(LocalDate day) {
        return switch (this) {
            case DAY -> start(day.getDayOfWeek()) + " " + dayOfMonth(day);
            case WEEK -> "week " + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> word(day.getMonth()) + " " + day.getYear();
        };
    }

    /** A label with the day on which it begins, for who does not count weeks: {@code week 48 (week of 23 Nov)}. */
    public static String withStart(String label, LocalDate first) {
        return label.equals(WEEK.label(first)) ? label + " (week of " + dayOfMonth(first) + ")" : label;
    }

    private static String dayOfMonth(LocalDate day) {
        return day.getDayOfMonth() + " " + start(day.getMonth());
    }

    /** {@code Tue}, {@code Nov}. From the constants: the platform's names come out of a dozen files. */
    private static String start(Enum<?> name) {
        return word(name).substring(0, 3);
    }

    private static String word(Enum<?> name) {
        return name.name().charAt(0) + name.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** The word in YAML: {@code day}, {@code week}, {@code month}. */
    public String word() {
        return switch (this) {
            case DAY -> "day";
            case WEEK -> "week";
            case MONTH -> "month";
        };
    }
}

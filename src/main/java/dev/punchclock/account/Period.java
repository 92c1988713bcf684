package dev.punchclock.account;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** What a quota is counted by: calendar days, ISO weeks (from Monday) or calendar months, in the account's home zone. */
public enum Period {
    DAY,
    WEEK,
    MONTH;

    private static final DateTimeFormatter DAY_LABEL = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_LABEL = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

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
            case DAY -> DAY_LABEL.format(day);
            case WEEK -> "week " + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> MONTH_LABEL.format(day);
        };
    }

    /** A label with the day on which it begins, for who does not count weeks: {@code week 48 (week of 23 Nov)}. */
    public static String withStart(String label, LocalDate first) {
        return label.equals(WEEK.label(first)) ? label + " (week of " + START.format(first) + ")" : label;
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

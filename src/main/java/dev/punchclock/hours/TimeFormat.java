package dev.punchclock.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times as people read them: always with the weekday, and with the zone wherever a reader could doubt it. */
public final class TimeFormat {
    /** By hand: the platform's own names come out of a dozen files. */
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private TimeFormat() {}

    /** {@code Mon 23 Nov}. */
    public static String day(LocalDate day) {
        return DAYS.get(day.getDayOfWeek().getValue() - 1) + " " + day.getDayOfMonth() + " "
                + MONTHS.get(day.getMonthValue() - 1);
    }

    /** {@code Mon 23 Nov 2026}. */
    public static String date(LocalDate day) {
        return day(day) + " " + day.getYear();
    }

    /** {@code Mon 23 Nov}; {@code Mon 24 Nov 2025} where that is not the year of {@code today}. */
    public static String day(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? day(day) : date(day);
    }

    /** {@code 10:42}, on the clock of the zone. */
    public static String time(Instant t, ZoneId zone) {
        return time(t.atZone(zone));
    }

    private static String time(ZonedDateTime local) {
        return two(local.getHour()) + ":" + two(local.getMinute());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** {@code Mon 23 Nov 10:42}, where the zone is said nearby. */
    public static String dayAndTime(Instant t, ZoneId zone) {
        ZonedDateTime local = t.atZone(zone);
        return day(local.toLocalDate()) + " " + time(local);
    }

    /** {@code Mon 23 Nov 10:42 GMT (+00:00)}. */
    public static String exactly(Instant t, ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(t);
        String written = offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
        return dayAndTime(t, zone) + " " + abbreviation(t, zone) + " (" + written + ")";
    }

    /** {@code Mon 23 Nov 10:42}; {@code Mon 24 Nov 2025 10:42} where that is not the year of {@code now}. */
    public static String dayAndTime(Instant t, ZoneId zone, Instant now) {
        ZonedDateTime local = t.atZone(zone);
        boolean isThisYear = local.getYear() == now.atZone(zone).getYear();
        return (isThisYear ? day(local.toLocalDate()) : date(local.toLocalDate())) + " " + time(local);
    }

    /** {@code Mon 23 Nov 10:42 GMT}, with the year where that is not the year of {@code now}. */
    public static String inZone(Instant t, ZoneId zone, Instant now) {
        return dayAndTime(t, zone, now) + " " + abbreviation(t, zone);
    }

    /** {@code Mon 23 Nov 10:42 GMT (+00:00)}, with the year where that is not the year of {@code now}. */
    public static String exactly(Instant t, ZoneId zone, Instant now) {
        return dayAndTime(t, zone, now)
                + exactly(t, zone).substring(dayAndTime(t, zone).length());
    }

    /** {@code GMT}; the offset where a zone has no letters of its own. */
    public static String abbreviation(Instant t, ZoneId zone) {
        return ABBREVIATION.format(t.atZone(zone));
    }

    /** {@code Mon 23 Nov 2026 10:42:07 GMT}. */
    public static String toTheSecond(Instant t, ZoneId zone) {
        ZonedDateTime local = t.atZone(zone);
        return date(local.toLocalDate()) + " " + time(local) + ":" + two(local.getSecond()) + " "
                + abbreviation(t, zone);
    }

    /** {@code 12 min ago}, {@code just now}. */
    public static String ago(Duration since) {
        if (since.isNegative()) {
            return "by a clock that was ahead";
        }
        return since.toMinutes() == 0 ? "just now" : duration(since) + " ago";
    }

    /** Work time, which makes no days of 24 hours: {@code 168 h}, {@code 2 h 30 min}. */
    public static String work(Duration length) {
        return length.toHours() >= 72 ? length.toHours() + " h" : duration(length);
    }

    /** {@code 2 h 30 min}, {@code 45 min}, {@code 34 h}, {@code 3 days}, {@code 20 s}. */
    public static String duration(Duration length) {
        long minutes = length.toMinutes();
        if (minutes == 0) {
            return length.toSeconds() + " s";
        }
        if (minutes >= 72 * 60) {
            return minutes / (24 * 60) + " days";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}

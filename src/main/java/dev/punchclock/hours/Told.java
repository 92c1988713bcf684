package dev.punchclock.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them: always with the weekday, and with the zone wherever a reader could doubt it. */
public final class Told {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ENGLISH);

    private Told() {}

    /** {@code Mon 23 Nov}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 10:42}, on the clock of the zone. */
    public static String time(Instant t, ZoneId zone) {
        return TIME.format(t.atZone(zone));
    }

    /** {@code Mon 23 Nov 10:42}, where the zone is said nearby. */
    public static String dayAndTime(Instant t, ZoneId zone) {
        ZonedDateTime local = t.atZone(zone);
        return DAY.format(local) + " " + TIME.format(local);
    }

    /** {@code Mon 23 Nov 10:42 GMT (+00:00)}. */
    public static String exactly(Instant t, ZoneId zone) {
        ZonedDateTime local = t.atZone(zone);
        return dayAndTime(t, zone) + " " + abbreviation(t, zone) + " (" + OFFSET.format(local) + ")";
    }

    /** {@code GMT}; the offset where a zone has no letters of its own. */
    public static String abbreviation(Instant t, ZoneId zone) {
        return ABBREVIATION.format(t.atZone(zone));
    }

    /** {@code Mon 23 Nov 2026 10:42:07 GMT}. */
    public static String toTheSecond(Instant t, ZoneId zone) {
        return SECOND.format(t.atZone(zone)) + " " + abbreviation(t, zone);
    }

    /** {@code 12 min ago}, {@code just now}. */
    public static String ago(Duration since) {
        if (since.isNegative()) {
            return "by a clock that was ahead";
        }
        return since.toMinutes() == 0 ? "just now" : duration(since) + " ago";
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

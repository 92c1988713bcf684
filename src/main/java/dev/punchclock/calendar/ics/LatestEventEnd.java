package dev.punchclock.calendar.ics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Until when an event can last at most that cannot be read: by those of its days that can be. */
final class LatestEventEnd {
    private static final Pattern DAY = Pattern.compile("((?:19|20)\\d\\d)(0[1-9]|1[0-2])(\\d\\d)(?:[Tt].*)?");
    private static final Pattern UNTIL = Pattern.compile("(?i)(?:^|;)\\s*UNTIL\\s*=\\s*([^;]*)");

    /** By which a day may be wrong that there is not. */
    private static final long A_MONTH = 31 * EventTime.DAY;

    private LatestEventEnd() {}

    /** On the wall, in seconds, with a day or more to spare; {@link CalendarEvent#NEVER} where that is not known. */
    static long of(Component component, ValueParser values) {
        if (component.all("DTSTART").isEmpty()) {
            return CalendarEvent.NEVER;
        }
        long last = Long.MIN_VALUE;
        long longest = 0;
        for (Property property : component.all()) {
            switch (property.name()) {
                case "DTSTART", "DTEND", "RDATE" -> last = Math.max(last, latest(property.value()));
                case "RRULE" -> last = Math.max(last, until(property.value()));
                case "DURATION" -> longest = Math.max(longest, length(property, values));
                default -> {}
            }
        }
        return last == CalendarEvent.NEVER || longest == CalendarEvent.NEVER
                ? CalendarEvent.NEVER
                : last + longest + span(component);
    }

    /** How long each instance lasts at most, from the first start to the last end that are given. */
    private static long span(Component component) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Property property : component.all()) {
            if (property.name().equals("DTSTART") || property.name().equals("DTEND")) {
                first = Math.min(first, latest(property.value()));
                last = Math.max(last, latest(property.value()));
            }
        }
        return last - first + A_MONTH;
    }

    private static long length(Property property, ValueParser values) {
        try {
            return Math.abs(values.duration(property).total());
        } catch (CalendarRefusedException illegible) {
            return CalendarEvent.NEVER;
        }
    }

    private static long until(String rule) {
        Matcher until = UNTIL.matcher(rule);
        return until.find() ? latest(until.group(1).strip()) : CalendarEvent.NEVER;
    }

    private static long latest(String values) {
        long latest = Long.MIN_VALUE;
        for (String each : values.split("[,/]", -1)) {
            String written = each.strip();
            if (!written.isEmpty() && !written.startsWith("P")) {
                latest = Math.max(latest, day(written));
            }
        }
        return latest == Long.MIN_VALUE ? CalendarEvent.NEVER : latest;
    }

    private static long day(String written) {
        Matcher parts = DAY.matcher(written);
        if (!parts.matches()) {
            return CalendarEvent.NEVER;
        }
        YearMonth month = YearMonth.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        LocalDate day;
        try {
            day = month.atDay(Integer.parseInt(parts.group(3)));
        } catch (DateTimeException noSuchDay) {
            day = month.plusMonths(1).atDay(1);
        }
        return day.plusDays(2).toEpochDay() * EventTime.DAY;
    }
}

package dev.punchclock.calendar.ics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of properties: days, times, durations and periods (RFC 5545 §3.3). */
final class ValueParser {
    private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final Pattern TIME = Pattern.compile(DAY + "T(\\d\\d)(\\d\\d)(\\d\\d)(Z?)");
    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:(\\d{1,5})W|(?:(\\d{1,6})D)?(T(?:(\\d{1,7})H)?(?:(\\d{1,7})M)?(?:(\\d{1,7})S)?)?)");
    private static final int LEAP = 60;

    private final EventClocks clocks;

    ValueParser(EventClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * The days or times that a property can mean, at least one. More than one where it contradicts itself: a time that is
     * called a day, or one in UTC that names another zone.
     */
    List<EventTime> readings(Property property) {
        return readings(property.value().strip(), property);
    }

    /** All that the days or times of a property can mean, separated by commas; empty ones say nothing. */
    List<EventTime> moments(Property property) {
        List<EventTime> all = new ArrayList<>();
        for (String each : property.value().split(",", -1)) {
            if (!each.isBlank()) {
                all.addAll(readings(each.strip(), property));
            }
        }
        return all;
    }

    /** The same without those that cannot be read: they take nothing away. */
    List<EventTime> legible(Property property) {
        return Arrays.stream(property.value().split(",", -1))
                .map(String::strip)
                .filter(each -> isLegible(each, property))
                .flatMap(each -> readings(each, property).stream())
                .toList();
    }

    /** Whether this can be read as a day or a time of a property. */
    boolean isLegible(String written, Property property) {
        try {
            return !readings(written, property).isEmpty();
        } catch (CalendarRefusedException illegible) {
            return false;
        }
    }

    /** The periods that a property holds, separated by commas: a start, and an end or a duration. */
    List<EventSpan> periods(Property property) {
        List<EventSpan> all = new ArrayList<>();
        for (String each : property.value().split(",", -1)) {
            if (each.isBlank()) {
                continue;
            }
            int slash = each.indexOf('/');
            if (slash < 0) {
                throw bad(property, each, "a period", "19970101T180000Z/PT5H30M");
            }
            String end = each.substring(slash + 1).strip();
            boolean lasts = end.matches("[+-]?[Pp].*");
            for (EventTime start : times(each.substring(0, slash).strip(), property)) {
                if (lasts) {
                    all.add(new EventSpan(start, duration(end, property), null));
                } else {
                    times(end, property).forEach(until -> all.add(span(start, until)));
                }
            }
        }
        return all;
    }

    /** From one moment to another. Where one of the two has no time of day, to the end of the last day that it can mean. */
    EventSpan span(EventTime start, EventTime end) {
        if (start.day() && !end.day()) {
            boolean elsewhere = !end.clock().isFloating() && !end.clock().equals(clocks.days());
            long days = Math.floorDiv(end.wall() - 1, EventTime.DAY) + 1 + (elsewhere ? 1 : 0);
            return new EventSpan(start, new EventDuration(days * EventTime.DAY - start.wall(), 0), null);
        }
        if (end.day() && !start.day()) {
            return new EventSpan(
                    start, EventDuration.NONE, new EventTime(end.wall() + EventTime.DAY, false, clocks.days()));
        }
        return start.clock().equals(end.clock())
                ? new EventSpan(start, new EventDuration(end.wall() - start.wall(), 0), null)
                : new EventSpan(start, EventDuration.NONE, end);
    }

    EventDuration duration(Property property) {
        return duration(property.value().strip(), property);
    }

    private static EventDuration duration(String written, Property property) {
        Matcher parts = DURATION.matcher(written.toUpperCase(Locale.ROOT));
        if (!parts.matches() || written.endsWith("P") || written.endsWith("T")) {
            throw bad(property, written, "a duration", "PT1H30M");
        }
        long days = 7 * number(parts.group(2)) + number(parts.group(3));
        long seconds = 3600 * number(parts.group(5)) + 60 * number(parts.group(6)) + number(parts.group(7));
        int sign = parts.group(1).equals("-") ? -1 : 1;
        return new EventDuration(sign * days * EventTime.DAY, sign * seconds);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private List<EventTime> readings(String written, Property property) {
        if (!List.of("", "DATE", "DATE-TIME").contains(property.type())) {
            throw bad(property, written, "a time", "20261124T101500");
        }
        String day = written.matches("\\d{8}[Zz]") ? written.substring(0, 8) : written;
        if (DAY.matcher(day).matches()) {
            return List.of(EventTime.of(day(day, property), clocks.days()));
        }
        if (!property.type().equals("DATE")) {
            return times(written, property);
        }
        if (!TIME.matcher(written.toUpperCase(Locale.ROOT)).matches()) {
            throw bad(property, written, "a day", "20261124");
        }
        List<EventTime> all = new ArrayList<>(times(written, property));
        long wall = all.get(0).wall();
        boolean isEnd = property.name().equals("DTEND");
        all.add(new EventTime(
                Math.floorDiv(isEnd ? wall + EventTime.DAY - 1 : wall, EventTime.DAY) * EventTime.DAY,
                true,
                clocks.days()));
        return all;
    }

    static LocalDate day(String written, Property property) {
        Matcher parts = DAY.matcher(written);
        try {
            if (parts.matches() && number(parts.group(1)) > 0) {
                return LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3));
            }
        } catch (DateTimeException noSuchDay) {
            long month = number(parts.group(2));
            boolean justAfterTheMonth = month >= 1 && month <= 12 && number(parts.group(3)) <= 31;
            if (property.name().equals("DTEND") && justAfterTheMonth) {
                return LocalDate.of(part(parts, 1), part(parts, 2), 1).plusMonths(1);
            }
        }
        throw bad(property, written, "a day", "20261124");
    }

    private List<EventTime> times(String written, Property property) {
        boolean utc = written.endsWith("Z") || written.endsWith("z");
        LocalDateTime local = local(written, property);
        if (!utc) {
            return List.of(EventTime.of(local, clocks.named(property)));
        }
        EventTime inUtc = EventTime.of(local, clocks.utc());
        return property.tzid().isEmpty() || ZoneNames.isUtc(property.tzid())
                ? List.of(inUtc)
                : List.of(inUtc, EventTime.of(local, clocks.named(property)));
    }

    static boolean isTime(String written) {
        return TIME.matcher(written.toUpperCase(Locale.ROOT)).matches();
    }

    /** What the clock shows, be it in UTC or not. A leap second is the one before (RFC 5545 §3.3.12). */
    static LocalDateTime local(String written, Property property) {
        Matcher parts = TIME.matcher(written.toUpperCase(Locale.ROOT));
        try {
            if (parts.matches() && number(parts.group(1)) > 0) {
                int second = part(parts, 6);
                return LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3))
                        .atTime(part(parts, 4), part(parts, 5), second == LEAP ? LEAP - 1 : second);
            }
        } catch (DateTimeException noSuchTime) {
            // told below
        }
        throw bad(property, written, "a time", "20261124T101500");
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static CalendarRefusedException bad(Property property, String written, String kind, String example) {
        return new CalendarRefusedException(
                property.line(),
                property.name() + " says " + CalendarRefusedException.shown(written) + ", which is not " + kind
                        + ", such as " + example,
                CalendarRefusedException.EXPORT_AGAIN);
    }
}

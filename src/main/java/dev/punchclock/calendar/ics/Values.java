package dev.punchclock.calendar.ics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of properties: days, times, durations and periods (RFC 5545 §3.3). */
final class Values {
    private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final Pattern TIME = Pattern.compile(DAY + "T(\\d\\d)(\\d\\d)(\\d\\d)(Z?)");
    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:(\\d{1,5})W|(?:(\\d{1,6})D)?(T(?:(\\d{1,7})H)?(?:(\\d{1,7})M)?(?:(\\d{1,7})S)?)?)");
    private static final int LEAP = 60;

    private final Clocks clocks;

    Values(Clocks clocks) {
        this.clocks = clocks;
    }

    /** The one day or time that a property holds. */
    Moment moment(Property property) {
        return moment(property.value().strip(), property);
    }

    /** The days or times that a property holds, separated by commas. */
    List<Moment> moments(Property property) {
        List<Moment> all = new ArrayList<>();
        for (String each : property.value().split(",", -1)) {
            all.add(moment(each.strip(), property));
        }
        return all;
    }

    /** The periods that a property holds, separated by commas: a start, and an end or a duration. */
    List<Span> periods(Property property) {
        List<Span> all = new ArrayList<>();
        for (String each : property.value().split(",", -1)) {
            int slash = each.indexOf('/');
            if (slash < 0) {
                throw bad(property, each, "a period", "19970101T180000Z/PT5H30M");
            }
            Moment start = time(each.substring(0, slash).strip(), property);
            String end = each.substring(slash + 1).strip();
            all.add(
                    end.startsWith("P") || end.startsWith("+")
                            ? new Span(start, duration(end, property), null)
                            : span(start, time(end, property), property));
        }
        return all;
    }

    /** From one moment to another, given in the property. */
    static Span span(Moment start, Moment end, Property property) {
        if (start.day() != end.day()) {
            throw new Refused(
                    property.line(),
                    "of start and end one has a time of day and the other has not",
                    Refused.EXPORT_AGAIN);
        }
        if (!start.clock().equals(end.clock())) {
            return new Span(start, Length.NONE, end);
        }
        if (end.wall() < start.wall()) {
            throw beforeStart(property.line());
        }
        return new Span(start, new Length(end.wall() - start.wall(), 0), null);
    }

    static Refused beforeStart(int line) {
        return new Refused(line, "the end is before the start", Refused.EXPORT_AGAIN);
    }

    Length duration(Property property) {
        return duration(property.value().strip(), property);
    }

    private static Length duration(String written, Property property) {
        Matcher parts = DURATION.matcher(written.toUpperCase(Locale.ROOT));
        if (!parts.matches() || written.endsWith("P") || written.endsWith("T")) {
            throw bad(property, written, "a duration", "PT1H30M");
        }
        long days = 7 * number(parts.group(2)) + number(parts.group(3));
        long seconds = 3600 * number(parts.group(5)) + 60 * number(parts.group(6)) + number(parts.group(7));
        if (parts.group(1).equals("-") && days + seconds > 0) {
            throw beforeStart(property.line());
        }
        return new Length(days * Moment.DAY, seconds);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private Moment moment(String written, Property property) {
        boolean looksLikeADay = DAY.matcher(written).matches();
        if (property.type().equals("DATE") && !looksLikeADay) {
            throw bad(property, written, "a day", "20261124");
        }
        if (!List.of("", "DATE", "DATE-TIME").contains(property.type())
                || (property.type().equals("DATE-TIME") && looksLikeADay)) {
            throw bad(property, written, "a time", "20261124T101500");
        }
        return looksLikeADay ? Moment.of(day(written, property), clocks.days()) : time(written, property);
    }

    static LocalDate day(String written, Property property) {
        Matcher parts = DAY.matcher(written);
        try {
            if (parts.matches() && number(parts.group(1)) > 0) {
                return LocalDate.of(part(parts, 1), part(parts, 2), part(parts, 3));
            }
        } catch (DateTimeException noSuchDay) {
            // told below
        }
        throw bad(property, written, "a day", "20261124");
    }

    private Moment time(String written, Property property) {
        boolean utc = written.endsWith("Z") || written.endsWith("z");
        LocalDateTime local = local(written, property);
        if (utc && !property.tzid().isEmpty() && !ZoneNames.isUtc(property.tzid())) {
            throw new Refused(
                    property.line(),
                    "this time is in UTC (Z) and in " + Refused.shown(property.tzid()) + " at once",
                    Refused.EXPORT_AGAIN);
        }
        return Moment.of(local, utc ? clocks.utc() : clocks.named(property));
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

    private static Refused bad(Property property, String written, String kind, String example) {
        return new Refused(
                property.line(),
                property.name() + " says " + Refused.shown(written) + ", which is not " + kind + ", such as " + example,
                Refused.EXPORT_AGAIN);
    }
}

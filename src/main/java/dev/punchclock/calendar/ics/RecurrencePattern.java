package dev.punchclock.calendar.ics;

import dev.punchclock.hours.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule (RFC 5545 §3.3.10). It is counted by the clock on the wall, without a zone; where it ends is
 * compared here.
 */
final class RecurrencePattern {
    private static final int LARGEST_SET = 10_000;
    private static final int MOST_TURNS_BACK = 12;
    private static final int EASTERNMOST = 14;
    private static final Pattern A_DAY_AND_MORE = Pattern.compile("\\d{8}T\\d{2,8}Z?");

    private final int line;
    private final String text;
    private final boolean slides;
    private final boolean positions;
    private final int interval;
    private final Frequency frequency;
    private final int count;
    private final long period;
    private final long cost;
    private final @Nullable Until until;

    private record Until(@Nullable Instant instant, long wall) {}

    /**
     * Reads it.
     *
     * @param start of the event: where it is a day or floats, the rule ends with a day that may be another elsewhere
     * @throws CalendarRefusedException when it is not one that can be followed for certain
     */
    RecurrencePattern(Property property, EventTime start) {
        line = property.line();
        boolean day = start.day();
        RecurrencePatternParser parts = new RecurrencePatternParser(property, day);
        text = parts.clean();
        frequency = parts.frequency();
        interval = parts.number("INTERVAL", 1);
        period = frequency.seconds() * interval;
        count = parts.number("COUNT", Integer.MAX_VALUE);
        slides = !parts.has("COUNT") && frequency.isEven();
        positions = parts.has("BYSETPOS");
        cost = parts.cost();
        if (cost > LARGEST_SET) {
            throw new CalendarRefusedException(
                    line, property.name() + " recurs too often for a calendar", CalendarRefusedException.CHANGE_SERIES);
        }
        until = parts.has("UNTIL") ? until(parts.part("UNTIL"), property, start) : null;
        parsed();
    }

    /** Whether nothing ends it. */
    boolean isForEver() {
        return until == null && count == Integer.MAX_VALUE;
    }

    /** After this on any wall, nothing comes; {@link CalendarEvent#NEVER} where that is not known. */
    long last() {
        if (until == null) {
            return CalendarEvent.NEVER;
        }
        return until.instant() == null ? until.wall() : until.instant().getEpochSecond() + EventTime.DAY;
    }

    private static Until until(String written, Property property, EventTime start) {
        if (written.length() == 8) {
            return new Until(null, endOf(ValueParser.day(written, property)));
        }
        if (A_DAY_AND_MORE.matcher(written).matches() && !ValueParser.isTime(written)) {
            // A time that there is not, on a day that there is: up to the end of the next, to be sure.
            return new Until(
                    null,
                    endOf(ValueParser.day(written.substring(0, 8), property).plusDays(1)));
        }
        LocalDateTime local = ValueParser.local(written, property);
        boolean utc = written.endsWith("Z");
        if (utc && (start.day() || start.clock().isFloating())) {
            // The last day is that of whoever wrote it: as far east as clocks go, to be sure.
            return new Until(null, endOf(local.plusHours(EASTERNMOST).toLocalDate()));
        }
        if (start.day()) {
            return new Until(null, endOf(local.toLocalDate()));
        }
        return utc ? new Until(local.toInstant(ZoneOffset.UTC), 0) : new Until(null, EventTime.wall(local));
    }

    private static long endOf(LocalDate day) {
        return day.plusDays(1).toEpochDay() * EventTime.DAY - 1;
    }

    /**
     * The starts of its instances on the wall, in order.
     *
     * @param start the first; it need not follow the rule, and is then not among those told
     * @param low those before are not told, or only a few of them
     * @param high those after are not told
     */
    void starts(long start, WallClock clock, long low, long high, ParsingBudget budget, LongConsumer told) {
        long from = start;
        if (slides && low - start > 2 * period) {
            // By the clock on the wall these periods are always equally long: the same instances come from a later
            // start.
            from += (((low - start) / period) - 1) * period;
        } else if (positions) {
            from = earlier(start);
        }
        if (from > high) {
            return;
        }
        long before = from;
        int counted = 0;
        try {
            RecurrenceRuleIterator instances = parsed().iterator(floating(from));
            while (instances.hasNext()) {
                long wall = instances.nextMillis() / 1000;
                budget.steps(cost * Math.max(1, (wall - before) / period), line);
                if (wall > high || (until != null && isAfter(wall, until, clock))) {
                    return;
                }
                before = wall;
                if (wall >= start && ++counted > count) {
                    return;
                }
                if (wall >= start) {
                    told.accept(wall);
                }
            }
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException neverAgain) {
            throw new CalendarRefusedException(
                    line, "RRULE comes true too seldom, or never", CalendarRefusedException.CHANGE_SERIES);
        }
    }

    /** A start one turn before, or some turns where the day of the month is not in each. */
    private long earlier(long start) {
        LocalDateTime local = EventTime.local(start);
        for (int back = 1; back <= MOST_TURNS_BACK; back++) {
            LocalDateTime before = switch (frequency) {
                case YEARLY -> local.minusYears((long) back * interval);
                case MONTHLY -> local.minusMonths((long) back * interval);
                default -> local.minusSeconds(period);
            };
            if (before.getYear() > 0 && (frequency.isEven() || before.getDayOfMonth() == local.getDayOfMonth())) {
                return EventTime.wall(before);
            }
        }
        return start;
    }

    private static boolean isAfter(long wall, Until until, WallClock clock) {
        return until.instant() == null
                ? wall > until.wall()
                : clock.closes(EventTime.local(wall)).isAfter(until.instant());
    }

    /** It is changed by use, so each walk has its own. */
    private RecurrenceRule parsed() {
        try {
            return new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException e) {
            throw new CalendarRefusedException(
                    line, "RRULE cannot be followed", CalendarRefusedException.CHANGE_SERIES);
        }
    }

    private static DateTime floating(long wall) {
        LocalDateTime local = EventTime.local(wall);
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }
}

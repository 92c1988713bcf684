package dev.punchclock.hours;

import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that takes somebody's time.
 *
 * @param name as problems and lists call it, such as {@code calendars/court.ics}
 * @param margin how long after its end a hearing may go on
 * @param maxAge how long it is believed after it last changed or was confirmed
 * @param assume how long an event takes that has no end; nothing where it is a moment
 */
public record BusyCalendar(String name, CalendarSnapshot calendar, Duration margin, Duration maxAge, Duration assume) {
    /** How long a calendar is believed where the workspace does not say. */
    public static final Duration USUAL_AGE = Duration.ofDays(30);

    private static final Duration EVER = Duration.ofDays(365_000);

    /** Events without an end are moments. */
    public BusyCalendar(String name, CalendarSnapshot calendar, Duration margin, Duration maxAge) {
        this(name, calendar, margin, maxAge, Duration.ZERO);
    }

    /** The same, busy ever after when it is too old {@code now}. */
    BusyCalendar asOf(Instant now) {
        return now.isBefore(lapses())
                ? this
                : new BusyCalendar(name, new Lapsed(calendar, lapses()), margin, maxAge, assume);
    }

    /** A calendar on which nobody can rely from some time on. */
    private record Lapsed(CalendarSnapshot calendar, Instant at) implements CalendarSnapshot {
        @Override
        public Windows busy(Instant from, Instant to) {
            Windows late = Windows.all(from.isAfter(at) ? from : at, to);
            return Windows.of(Stream.concat(calendar.busy(from, to).list().stream(), late.list().stream())
                    .toList());
        }

        @Override
        public List<OpenEndedEvents> endless(Instant from, Instant to) {
            return calendar.endless(from, to);
        }

        @Override
        public List<Problem> warnings() {
            return calendar.warnings();
        }

        @Override
        public @Nullable Problem refused() {
            return calendar.refused();
        }

        @Override
        public Instant confirmed() {
            return calendar.confirmed();
        }
    }

    /** Time taken in {@code [from, to)}: all of it when the calendar cannot be read. */
    Windows in(Instant from, Instant to) {
        if (calendar.refused() != null) {
            return Windows.all(from, to);
        }
        Instant first = from.minus(margin).minus(assume);
        return taken(calendar.busy(first, to), calendar.endless(first, to), assume, margin)
                .clip(from, to);
    }

    /**
     * Time that a calendar takes, with what may overrun.
     *
     * @param assume how long an event without an end takes
     * @param margin how much later each event may end
     */
    public static Windows taken(Windows windows, List<OpenEndedEvents> endless, Duration assume, Duration margin) {
        if (margin.isNegative() || assume.isNegative()) {
            throw new IllegalArgumentException("a length of " + margin + " or " + assume);
        }
        Duration length = assume.plus(margin);
        if (length.isZero() || endless.isEmpty()) {
            return windows.longer(margin);
        }
        List<Window> all = new ArrayList<>(windows.longer(margin).list());
        endless.forEach(each -> all.add(new Window(each.at(), each.at().plus(length))));
        return Windows.of(all);
    }

    /** How many events have no end, and what that means, in words. */
    public static String withoutEnd(long events) {
        return events == 1
                ? "1 event has no end: it counts as a moment"
                : events + " events have no end: they count as moments";
    }

    /** The same, as if it were confirmed for ever. */
    BusyCalendar believed() {
        return new BusyCalendar(name, calendar, margin, EVER, assume);
    }

    /** Whether somebody can rely on it at this moment. */
    public boolean isReliable(Instant now) {
        return calendar.refused() == null && now.isBefore(lapses());
    }

    /** From when on nobody can rely on it. */
    public Instant lapses() {
        return calendar.confirmed().plus(maxAge);
    }
}

package dev.punchclock.calendar.ics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which of the events of one UID are versions of one another, and which count. */
final class EventVersions {
    private final List<CalendarEvent> events;
    private final BusyWindowCollector walk;

    /** How long the longest of them lasts, with some to spare; less than nothing until it is asked for. */
    private long longest = -1;

    EventVersions(List<CalendarEvent> events, BusyWindowCollector walk) {
        this.walk = walk;
        this.events = events.size() == 1 ? events : byDays(events);
    }

    /** All of them, each with the instance that it changes as it is meant. */
    List<CalendarEvent> events() {
        return events;
    }

    /** In a series of days, a change that names its instance by midnight names that day: so Exchange writes it. */
    private List<CalendarEvent> byDays(List<CalendarEvent> written) {
        boolean days = false;
        for (CalendarEvent event : written) {
            EventSpan span = event.span();
            if (event.replaces() == null && span != null) {
                if (!span.start().day()) {
                    return written;
                }
                days = true;
            }
        }
        if (!days) {
            return written;
        }
        List<CalendarEvent> all = new ArrayList<>();
        for (CalendarEvent event : written) {
            EventTime instance = event.replaces();
            EventTime day = instance == null || instance.day() ? null : walk.dayAt(instance);
            all.add(day == null ? event : event.replacing(day));
        }
        return all;
    }

    /** Of each event and changed instance the highest version, and those whose version cannot be read. */
    List<CalendarEvent> current() {
        Map<Object, Long> latest = new HashMap<>();
        events.forEach(event -> latest.merge(version(event), event.sequence(), Math::max));
        return events.stream()
                .filter(event -> event.sequence() == CalendarEvent.UNNUMBERED
                        || Objects.equals(latest.get(version(event)), event.sequence()))
                .toList();
    }

    /** Of what this is a version: the event as a whole, or an instance. */
    private Object version(CalendarEvent event) {
        EventTime instance = event.replaces();
        if (instance == null) {
            return "";
        }
        return isFar(instance) ? event.line() : key(instance);
    }

    /** Whether an instance is so far away that it does not matter which it is; else its zone has to be known. */
    boolean isFar(EventTime instance) {
        boolean outside = instance.wall() < walk.low() - longest() || instance.wall() > walk.high() + longest();
        return outside && !walk.knows(instance.clock());
    }

    private long longest() {
        if (longest < 0) {
            longest = longestOf(events);
        }
        return longest;
    }

    private static long longestOf(List<CalendarEvent> events) {
        long longest = BusyWindowCollector.APART;
        for (CalendarEvent event : events) {
            EventSpan span = event.span();
            longest =
                    span == null ? longest : Math.max(longest, BusyWindowCollector.APART + span.last() - span.first());
        }
        return longest;
    }

    /** The same for two moments that are the same day, or the same instant whatever the clock. */
    long key(EventTime moment) {
        return moment.day() ? Math.floorDiv(moment.wall(), EventTime.DAY) << 1 | 1 : walk.begin(moment) << 1;
    }
}

package dev.punchclock.calendar.ics;

import dev.punchclock.hours.Windows;
import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The busy time of a calendar file (iCalendar, RFC 5545): of its events, with all that recurs, is excepted, moved or
 * cancelled, and of its lists of busy times. Tentative and out-of-office are busy; what is cancelled, transparent or
 * free is not. It holds times only.
 */
public final class IcsCalendar {
    private final String name;
    private final ZoneId floating;
    private final List<Event> events;

    private IcsCalendar(String name, ZoneId floating, List<Event> events) {
        this.name = name;
        this.floating = floating;
        this.events = events;
    }

    /**
     * Reads a calendar file. Working out when it is busy comes later.
     *
     * @param name the file as problems name it
     * @param floating the zone of days, and of times where neither they nor the calendar name one
     * @throws dev.punchclock.problem.Stopped with {@code WORKSPACE} when the file is refused
     */
    public static IcsCalendar read(byte[] bytes, String name, ZoneId floating) {
        Reading reading = new Reading(floating);
        try {
            if (bytes.length > IcsFile.LARGEST) {
                throw IcsFile.tooLarge();
            }
            Tokens.read(bytes, reading);
        } catch (Refused refused) {
            reading.problems().add(refused);
        }
        if (!reading.problems().isEmpty()) {
            throw Refused.stopped(reading.problems().stream()
                    .sorted(Comparator.comparingInt(Refused::line))
                    .map(each -> each.problem(name))
                    .toList());
        }
        List<Event> events = new ArrayList<>(reading.events());
        events.sort(Comparator.comparing(Event::uid));
        return new IcsCalendar(name, floating, events);
    }

    /**
     * When the calendar says busy, within {@code [from, to)}.
     *
     * @throws dev.punchclock.problem.Stopped with {@code WORKSPACE} when the file cannot be worked out over this time:
     *     it recurs without measure, or describes a zone that is like none that is known
     */
    public Windows busy(Instant from, Instant to) {
        Walk walk = new Walk(from, to, floating);
        try {
            int first = 0;
            while (first < events.size()) {
                int next = first + 1;
                String uid = events.get(first).uid();
                while (next < events.size()
                        && !uid.isEmpty()
                        && events.get(next).uid().equals(uid)) {
                    next++;
                }
                new Series(events.subList(first, next), walk).tell();
                first = next;
            }
        } catch (Refused refused) {
            throw Refused.stopped(List.<Problem>of(refused.problem(name)));
        }
        return walk.found();
    }

    /**
     * As {@link #busy(Instant, Instant)}, with each window longer by {@code margin} at its end: hearings overrun, they do
     * not begin early.
     *
     * @param margin not negative
     */
    public Windows busy(Instant from, Instant to, Duration margin) {
        return Margin.after(busy(from.minus(margin), to), margin).clip(from, to);
    }
}

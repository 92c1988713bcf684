package dev.punchclock.calendar.ics;

import dev.punchclock.hours.Windows;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The busy time of a calendar file (iCalendar, RFC 5545): of its events, with all that recurs, is excepted, moved or
 * cancelled, and of its lists of busy times. Tentative and out-of-office are busy; what is cancelled, transparent or
 * free is not. It holds times only.
 */
public final class IcsCalendar {
    private static final int MOST_PROBLEMS = 10;

    private final String name;
    private final ZoneId floating;
    private final List<CalendarEvent> events;

    private IcsCalendar(String name, ZoneId floating, List<CalendarEvent> events) {
        this.name = name;
        this.floating = floating;
        this.events = events;
    }

    /**
     * Reads a calendar file. Working out when it is busy comes later.
     *
     * @param name the file as problems name it
     * @param floating the zone of days, and of times where neither they nor the calendar name one
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when the file is refused
     */
    public static IcsCalendar read(byte[] bytes, String name, ZoneId floating) {
        EventCollector reading = new EventCollector(floating);
        try {
            if (bytes.length > IcsFile.LARGEST) {
                throw IcsFile.tooLarge();
            }
            ComponentTokenizer.read(bytes, reading);
        } catch (CalendarRefusedException refused) {
            reading.problems().add(refused);
        }
        stopAt(reading.problems(), name);
        List<CalendarEvent> events = new ArrayList<>(reading.events());
        events.sort(Comparator.comparing(CalendarEvent::uid));
        return new IcsCalendar(name, floating, events);
    }

    private static void stopAt(List<CalendarRefusedException> problems, String name) {
        if (!problems.isEmpty()) {
            throw CalendarRefusedException.stopped(problems.stream()
                    .sorted(Comparator.comparingInt(CalendarRefusedException::line))
                    .map(each -> each.problem(name))
                    .toList());
        }
    }

    /**
     * When the calendar says busy, within {@code [from, to)}.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when the file cannot be worked out over this time:
     *     it recurs without measure, or an event that may lie in it cannot be read
     */
    public StoredBusyWindows look(Instant from, Instant to) {
        BusyWindowCollector walk = new BusyWindowCollector(from, to, floating);
        Map<String, CalendarRefusedException> problems = new LinkedHashMap<>();
        int first = 0;
        while (first < events.size() && problems.size() < MOST_PROBLEMS) {
            int next = first + 1;
            String uid = events.get(first).uid();
            while (next < events.size()
                    && !uid.isEmpty()
                    && events.get(next).uid().equals(uid)) {
                next++;
            }
            List<CalendarEvent> series = events.subList(first, next);
            try {
                walk.inEachReading(series.get(0).line(), () -> new EventSeries(series, walk).tell());
            } catch (CalendarRefusedException refused) {
                problems.putIfAbsent(refused.line() + refused.what(), refused);
                if (walk.budget().isSpent()) {
                    break;
                }
            }
            first = next;
        }
        stopAt(List.copyOf(problems.values()), name);
        return new StoredBusyWindows(
                from,
                to,
                walk.found(),
                walk.endless(),
                walk.backwards().stream().limit(MOST_PROBLEMS).toList());
    }

    /** What is to be said of the event that begins on this line and ends before it starts. */
    public static Problem backwards(int line, String name) {
        return Problem.warning(
                new FilePosition(name, line, 0),
                "this event ends before it starts (DTSTART, DTEND): the time between the two counts as busy",
                "open the event in your calendar program, put its end right, and export again");
    }

    /** The windows of {@link #look}. */
    public Windows busy(Instant from, Instant to) {
        return look(from, to).windows();
    }

    /**
     * Makes sure that all can be read that is not over.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when an event cannot that may take time after {@code from}
     */
    public void mustBeLegible(Instant from) {
        Map<String, CalendarRefusedException> problems = new LinkedHashMap<>();
        Set<String> becomeBusy = events.stream()
                .filter(event -> event.busy() && event.following())
                .map(CalendarEvent::uid)
                .collect(Collectors.toSet());
        for (CalendarEvent event : events) {
            boolean matters = event.busy() || becomeBusy.contains(event.uid());
            CalendarRefusedException trouble =
                    !matters || event.isOverBefore(from.getEpochSecond()) ? null : event.whyIllegible();
            if (trouble != null && problems.size() < MOST_PROBLEMS) {
                problems.putIfAbsent(trouble.line() + trouble.what(), trouble);
            }
        }
        stopAt(List.copyOf(problems.values()), name);
    }
}

package dev.punchclock.calendar.ics;

import dev.punchclock.hours.OpenEndedEvents;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects the busy windows of {@code [from, to)}. Busy time grows where clocks change: from the first time the clock
 * shows the start until the last time it shows less than the end.
 */
final class BusyWindowCollector {
    /** The most by which a clock on a wall is away from UTC, with plenty to spare. */
    static final long APART = 2 * EventTime.DAY;

    private static final int MOST_COMBINATIONS = 64;

    private final Instant from;
    private final Instant to;
    private final ParsingBudget budget = new ParsingBudget();
    private final EventClockReadings readings;
    private final EventClock reader;
    private final Map<EventClock, List<LocalSeconds>> clocks = new HashMap<>();

    /** Which reading is taken of each clock that has several, in what is worked out now. */
    private final Map<EventClock, Integer> taken = new LinkedHashMap<>();

    private final List<Window> found = new ArrayList<>();
    private final List<OpenEndedEvents> endless = new ArrayList<>();
    private final Set<Integer> backwards = new TreeSet<>();

    /** @param reader the zone of who reads the calendar */
    BusyWindowCollector(Instant from, Instant to, ZoneId reader) {
        this.from = from;
        this.to = to;
        this.reader = EventClock.of(reader);
        readings = new EventClockReadings(from, to, reader, budget);
    }

    ParsingBudget budget() {
        return budget;
    }

    Windows found() {
        return Windows.of(found).clip(from, to);
    }

    /** Events that have no end, or end when they begin. */
    List<OpenEndedEvents> endless() {
        return endless.stream()
                .distinct()
                .sorted(Comparator.comparing(OpenEndedEvents::at))
                .toList();
    }

    /** The lines of events that end before they start. */
    Set<Integer> backwards() {
        return backwards;
    }

    /** Before this on any wall, nothing reaches into the horizon. */
    long low() {
        return from.getEpochSecond() - APART;
    }

    /** What begins after this on any wall, begins after the horizon. */
    long high() {
        return to.getEpochSecond() + APART;
    }

    /** Works something out once for each combination of what the clocks can mean that it asks for. */
    void inEachReading(int line, Runnable work) {
        taken.clear();
        for (int combination = 0; combination < MOST_COMBINATIONS; combination++) {
            work.run();
            if (!takeNext()) {
                return;
            }
        }
        throw new CalendarRefusedException(
                line,
                "the times of this event name too many zones that are not clear (TZID)",
                "open the event in your calendar program, choose one place as its time zone, and export again");
    }

    private boolean takeNext() {
        for (Map.Entry<EventClock, Integer> each : taken.entrySet()) {
            int next = each.getValue() + 1;
            if (next < all(each.getKey()).size()) {
                each.setValue(next);
                return true;
            }
            each.setValue(0);
        }
        return false;
    }

    LocalSeconds clock(EventClock clock) {
        List<LocalSeconds> all = all(clock);
        if (all.size() == 1) {
            return all.get(0);
        }
        return all.get(taken.computeIfAbsent(clock, first -> 0));
    }

    /** Whether it is known what the clock means. */
    boolean knows(EventClock clock) {
        try {
            return !all(clock).isEmpty();
        } catch (CalendarRefusedException unknown) {
            return false;
        }
    }

    private List<LocalSeconds> all(EventClock clock) {
        List<LocalSeconds> made = clocks.get(clock);
        if (made == null) {
            made = readings.of(clock).stream().map(LocalSeconds::new).toList();
            clocks.put(clock, made);
        }
        return made;
    }

    /** The day of which this is midnight, by its own clock or the reader's; null when it is none. */
    @Nullable
    EventTime dayAt(EventTime time) {
        if (Math.floorMod(time.wall(), EventTime.DAY) == 0) {
            return new EventTime(time.wall(), true, reader);
        }
        if (!knows(time.clock())) {
            return null;
        }
        long wall = EventTime.wall(clock(reader).clock().at(Instant.ofEpochSecond(begin(time))));
        return Math.floorMod(wall, EventTime.DAY) == 0 ? new EventTime(wall, true, reader) : null;
    }

    /** Busy for this long, said by the event that begins on this line. */
    void busy(EventSpan span, int line) {
        if (span.last() < low() || span.first() > high()) {
            return;
        }
        EventTime end = span.end();
        if (end == null && span.length().total() < 0) {
            EventTime start = span.start();
            long back = span.length().total();
            EventSpan forward = new EventSpan(
                    start.at(start.wall() + back),
                    new EventDuration(-back + (start.day() ? EventTime.DAY : 0), 0),
                    null);
            add(begin(forward.start()), end(forward), line, true);
            return;
        }
        long begins = begin(span.start());
        long ends = end(span);
        if (end != null && ends < begins) {
            add(begin(end), clock(span.start().clock()).last(span.start().wall()), line, true);
        } else {
            add(begins, ends, line, false);
        }
    }

    private void add(long begins, long ends, int line, boolean backward) {
        if (begins > to.getEpochSecond() || ends < from.getEpochSecond()) {
            return;
        }
        budget.occurrence(line);
        if (begins < ends) {
            found.add(new Window(Instant.ofEpochSecond(begins), Instant.ofEpochSecond(ends)));
        } else if (begins >= from.getEpochSecond() && begins < to.getEpochSecond()) {
            endless.add(new OpenEndedEvents(Instant.ofEpochSecond(begins), line));
        }
        if (backward) {
            backwards.add(line);
        }
    }

    /** The first second of a moment. */
    long begin(EventTime moment) {
        return clock(moment.clock()).first(moment.wall());
    }

    private long end(EventSpan span) {
        EventTime start = span.start();
        EventTime end = span.end();
        if (end != null) {
            return clock(end.clock()).last(end.wall());
        }
        EventDuration length = span.length();
        if (length.isNothing()) {
            return begin(start);
        }
        LocalSeconds clock = clock(start.clock());
        long onTheWall = clock.last(start.wall() + length.total());
        return length.exact() == 0
                ? onTheWall
                : Math.max(onTheWall, clock.latest(start.wall() + length.wall()) + length.exact());
    }

    /** How long it lasts wherever it stands: exactly as long as the first where two clocks say so. */
    EventDuration length(EventSpan span) {
        return span.end() == null ? span.length() : new EventDuration(0, end(span) - begin(span.start()));
    }
}

package dev.punchclock.calendar.ics;

import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the busy windows of {@code [from, to)}. Busy time grows where clocks change: from the first time the clock
 * shows the start until the last time it shows less than the end.
 */
final class Walk {
    /** The most by which a clock on a wall is away from UTC, with plenty to spare. */
    static final long APART = 2 * Moment.DAY;

    private final Instant from;
    private final Instant to;
    private final ZoneId floating;
    private final Budget budget = new Budget();
    private final Map<Clock, Turning> clocks = new HashMap<>();
    private final List<Window> found = new ArrayList<>();

    /** @param floating the zone that a description in the file is compared with first */
    Walk(Instant from, Instant to, ZoneId floating) {
        this.from = from;
        this.to = to;
        this.floating = floating;
    }

    Budget budget() {
        return budget;
    }

    Windows found() {
        return Windows.of(found).clip(from, to);
    }

    /** Before this on any wall, nothing reaches into the horizon. */
    long low() {
        return from.getEpochSecond() - APART;
    }

    /** What begins after this on any wall, begins after the horizon. */
    long high() {
        return to.getEpochSecond() + APART;
    }

    Turning clock(Clock clock) {
        Turning made = clocks.get(clock);
        if (made == null) {
            made = new Turning(wall(clock));
            clocks.put(clock, made);
        }
        return made;
    }

    private WallClock wall(Clock clock) {
        WallClock known = clock.known();
        if (known != null) {
            return known;
        }
        ZoneDescription description = clock.described();
        if (description == null) {
            throw new IllegalStateException("a clock that was never settled: " + clock.named());
        }
        return new WallClock(
                description.zone(floating, from.minusSeconds(Moment.DAY), to.plusSeconds(Moment.DAY), budget));
    }

    /** Busy for this long, said by the event that begins on this line. */
    void busy(Span span, int line) {
        Moment start = span.start();
        Moment end = span.end();
        long reach = end == null ? start.wall() + span.length().total() : end.wall();
        if (end == null && (start.wall() > high() || reach < low())) {
            return;
        }
        long begins = begin(start);
        long ends = end(span, line);
        if (begins < to.getEpochSecond() + 1 && ends > from.getEpochSecond() && begins < ends) {
            budget.occurrence(line);
            found.add(new Window(Instant.ofEpochSecond(begins), Instant.ofEpochSecond(ends)));
        }
    }

    /** The first second of a moment. */
    long begin(Moment moment) {
        return clock(moment.clock()).first(moment.wall());
    }

    private long end(Span span, int line) {
        Moment start = span.start();
        Moment end = span.end();
        if (end != null) {
            long ends = clock(end.clock()).last(end.wall());
            if (ends < begin(start)) {
                throw Values.beforeStart(line);
            }
            return ends;
        }
        Length length = span.length();
        if (length.isNothing()) {
            return begin(start);
        }
        Turning clock = clock(start.clock());
        long onTheWall = clock.last(start.wall() + length.total());
        return length.exact() == 0
                ? onTheWall
                : Math.max(onTheWall, clock.latest(start.wall() + length.wall()) + length.exact());
    }

    /** How long it lasts wherever it stands: exactly as long as the first where two clocks say so. */
    Length length(Span span, int line) {
        return span.end() == null ? span.length() : new Length(0, end(span, line) - begin(span.start()));
    }
}

package dev.punchclock.calendar.ics;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A day or a time as the file gives it.
 *
 * @param wall what the clock on the wall shows, in seconds since it showed 1970-01-01 00:00; a day's midnight
 * @param day whether it is a whole day
 */
record EventTime(long wall, boolean day, EventClock clock) {
    static final long DAY = 24 * 3600;

    static EventTime of(LocalDate day, EventClock clock) {
        return new EventTime(day.toEpochDay() * DAY, true, clock);
    }

    static EventTime of(LocalDateTime time, EventClock clock) {
        return new EventTime(wall(time), false, clock);
    }

    static long wall(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
    }

    static LocalDateTime local(long wall) {
        return LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
    }

    /** The same clock, at another time. */
    EventTime at(long other) {
        return new EventTime(other, day, clock);
    }
}

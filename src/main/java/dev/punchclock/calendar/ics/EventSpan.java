package dev.punchclock.calendar.ics;

import org.jspecify.annotations.Nullable;

/**
 * The time that one event takes: from a moment on, for a length. A file may say that it ends before it starts: then it
 * is meant the other way about.
 *
 * @param length less than nothing where the end is before the start
 * @param end where the end is given by another clock than the start, that end; the length is then not used
 */
record EventSpan(
        EventTime start, EventDuration length, @Nullable EventTime end) {
    /** The wall of whichever is first, each on its own clock. */
    long first() {
        return Math.min(start.wall(), last(false));
    }

    /** The wall of whichever is last; a day lasts to its end. */
    long last() {
        return Math.max(start.wall() + (start.day() ? EventTime.DAY : 0), last(true));
    }

    private long last(boolean full) {
        if (end != null) {
            return end.wall();
        }
        return start.wall() + (full ? length.total() : Math.min(length.total(), 0));
    }
}

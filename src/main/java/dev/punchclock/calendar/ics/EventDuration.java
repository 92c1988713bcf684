package dev.punchclock.calendar.ics;

/**
 * How long an event lasts (RFC 5545 §3.3.6): first so far by the clock on the wall, then so many seconds exactly.
 *
 * @param wall in seconds on the wall; a day is always 24 hours there
 * @param exact in seconds
 */
record EventDuration(long wall, long exact) {
    static final EventDuration NONE = new EventDuration(0, 0);
    static final EventDuration ONE_DAY = new EventDuration(EventTime.DAY, 0);

    /** At least one day, and only whole ones. */
    EventDuration inDays() {
        long days = Math.floorDiv(total() + (total() < 0 ? 0 : EventTime.DAY - 1), EventTime.DAY);
        return days == 0 ? ONE_DAY : new EventDuration(days * EventTime.DAY, 0);
    }

    boolean isNothing() {
        return wall == 0 && exact == 0;
    }

    long total() {
        return wall + exact;
    }
}

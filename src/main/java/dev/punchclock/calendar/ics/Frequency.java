package dev.punchclock.calendar.ics;

/** The unit by which a recurrence rule repeats ({@code FREQ}, RFC 5545 §3.3.10). */
enum Frequency {
    MINUTELY(60, 1),
    HOURLY(3600, 1),
    DAILY(EventTime.DAY, 1),
    WEEKLY(7 * EventTime.DAY, 7),
    MONTHLY(28 * EventTime.DAY, 31),
    YEARLY(365 * EventTime.DAY, 366);

    private final long seconds;
    private final int days;

    Frequency(long seconds, int days) {
        this.seconds = seconds;
        this.days = days;
    }

    /** How long one turn is on the wall; of months and years the shortest. */
    long seconds() {
        return seconds;
    }

    /** Whether all turns are equally long on the wall. */
    boolean isEven() {
        return compareTo(WEEKLY) <= 0;
    }

    /** How many days one turn can bring. */
    int days() {
        return days;
    }

    boolean isWithinADay() {
        return compareTo(DAILY) < 0;
    }
}

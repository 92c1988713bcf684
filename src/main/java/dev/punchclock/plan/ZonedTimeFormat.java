package dev.punchclock.plan;

import dev.punchclock.hours.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;

/** Times as people say them, on the clock of one zone. */
record ZonedTimeFormat(ZoneId zone) {
    /** Such as {@code Fri 27 Nov 12:00}, with the year where that is not the year of {@code now}. */
    String time(Instant t, Instant now) {
        return TimeFormat.dayAndTime(t, zone, now);
    }

    /** Such as {@code Fri 27 Nov 2026}. */
    String date(Instant t) {
        return TimeFormat.date(t.atZone(zone).toLocalDate());
    }

    /** Such as {@code 2 h 30 min}; what is left of a minute is not said. */
    static String length(long seconds) {
        long hours = seconds / EpochSeconds.HOUR;
        long minutes = seconds % EpochSeconds.HOUR / EpochSeconds.MINUTE;
        if (hours == 0) {
            return minutes == 0 ? "last minute" : minutes + " min";
        }
        return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }
}

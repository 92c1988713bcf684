package dev.punchclock.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people say them, on the clock of one zone. */
record Words(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    /** Such as {@code Fri 27 Nov 12:00}. */
    String time(Instant t) {
        return TIME.format(t.atZone(zone));
    }

    /** Such as {@code Fri 27 Nov 2026}. */
    String date(Instant t) {
        return DATE.format(t.atZone(zone));
    }

    /** Such as {@code 2 h 30 min}; what is left of a minute is not said. */
    static String length(long seconds) {
        long hours = seconds / Seconds.HOUR;
        long minutes = seconds % Seconds.HOUR / Seconds.MINUTE;
        if (hours == 0) {
            return minutes == 0 ? "last minute" : minutes + " min";
        }
        return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }
}

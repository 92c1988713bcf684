package dev.punchclock.calendar.ics;

import dev.punchclock.hours.WallClock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The clock by which a time in the file is meant. Made when the file first names it, settled when its calendar has been
 * read to the end: a zone may be described after it was used.
 */
final class Clock {
    private final String named;
    private final int line;
    private @Nullable WallClock known;
    private @Nullable ZoneDescription described;

    /**
     * @param named as the file names its zone
     * @param line where it does so first
     */
    Clock(String named, int line) {
        this.named = named;
        this.line = line;
    }

    /** The clock of a zone that needs no name in the file. */
    static Clock of(ZoneId zone) {
        Clock clock = new Clock(zone.getId(), 0);
        clock.settle(zone);
        return clock;
    }

    String named() {
        return named;
    }

    int line() {
        return line;
    }

    void settle(ZoneId zone) {
        known = new WallClock(zone);
    }

    void settle(ZoneDescription description) {
        described = description;
    }

    /** The clock where its zone is one of the known; null where the file only describes it. */
    @Nullable
    WallClock known() {
        return known;
    }

    /** How the file describes its zone; null where it is one of the known. */
    @Nullable
    ZoneDescription described() {
        return described;
    }
}

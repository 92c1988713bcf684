package dev.punchclock.calendar.ics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What the name of a zone means by itself.
 *
 * @param zones the readings of it; none where it means nothing
 * @param place whether it is the name of a place, and so of a zone with all its clock changes; else it only hints at one
 * @param written the same in words that are nobody's own
 */
record ZoneMeaning(List<ZoneId> zones, boolean place, String written) {
    static final ZoneMeaning NOTHING = new ZoneMeaning(List.of(), false, "");

    /** When standard offsets are compared. */
    static final Instant LATELY = Instant.parse("2026-01-01T00:00:00Z");

    static ZoneMeaning place(ZoneId zone) {
        return new ZoneMeaning(List.of(zone), true, zone.getId());
    }

    static ZoneMeaning hint(List<ZoneId> zones, String written) {
        return new ZoneMeaning(List.copyOf(zones), false, written);
    }

    boolean isNothing() {
        return zones.isEmpty();
    }

    /** Whether it names a place of the list, and not UTC, under which some programs describe London. */
    boolean isRegion() {
        return place && !(zones.get(0) instanceof ZoneOffset) && !ZoneNames.isUtc(written);
    }
}

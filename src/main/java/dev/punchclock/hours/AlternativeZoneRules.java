package dev.punchclock.hours;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;

/**
 * When clocks change by another edition of the zone data, such as the operating system's. Nobody knows here which of the
 * two is right.
 *
 * @param byZone of zones in which it differs from Java's own
 */
public record AlternativeZoneRules(Map<ZoneId, ZoneRules> byZone) {
    /** Java's own rules, with nothing beside them. */
    public static final AlternativeZoneRules NONE = new AlternativeZoneRules(Map.of());

    public AlternativeZoneRules {
        byZone = Map.copyOf(byZone);
    }

    WallClock clock(ZoneId zone) {
        ZoneRules other = byZone.get(zone);
        return other == null ? new WallClock(zone) : new WallClock(zone, other);
    }
}

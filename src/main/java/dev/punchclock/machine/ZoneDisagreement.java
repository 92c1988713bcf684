package dev.punchclock.machine;

import dev.punchclock.hours.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A zone whose clocks do not show the same by Java's zone data and by the system's.
 *
 * @param system its rules by the system's data
 * @param from the first moment at which they differ
 * @param to the end of that stretch, or of what was looked at
 * @param on whether they still differ there
 * @param again whether they differ once more after it
 */
public record ZoneDisagreement(ZoneId zone, ZoneRules system, Instant from, Instant to, boolean on, boolean again) {

    /** Where the two differ in {@code [from, to)}; empty when they agree. */
    static Optional<ZoneDisagreement> between(ZoneId zone, ZoneRules system, Instant from, Instant to) {
        TreeSet<Instant> moments = new TreeSet<>();
        moments.add(from);
        changes(zone.getRules(), from, to, moments);
        changes(system, from, to, moments);
        Instant first = null;
        Instant end = null;
        for (Instant moment : moments) {
            boolean differ = !zone.getRules().getOffset(moment).equals(system.getOffset(moment));
            if (first != null && end != null && differ) {
                return Optional.of(new ZoneDisagreement(zone, system, first, end, false, true));
            }
            first = differ && first == null ? moment : first;
            end = !differ && first != null && end == null ? moment : end;
        }
        if (first == null) {
            return Optional.empty();
        }
        return Optional.of(new ZoneDisagreement(zone, system, first, end == null ? to : end, end == null, false));
    }

    private static void changes(ZoneRules rules, Instant from, Instant to, TreeSet<Instant> into) {
        ZoneOffsetTransition change = rules.nextTransition(from);
        while (change != null && change.getInstant().isBefore(to)) {
            into.add(change.getInstant());
            change = rules.nextTransition(change.getInstant());
        }
    }

    /** {@code from Sun 1 Nov 2026 on}, {@code from Sun 1 Nov 2026 to Sun 14 Mar 2027}, on the zone's clock. */
    String when() {
        String first = "from " + TimeFormat.date(from.atZone(zone).toLocalDate());
        return on
                ? first + " on"
                : first + " to " + TimeFormat.date(to.atZone(zone).toLocalDate()) + (again ? ", and again later" : "");
    }
}

package dev.punchclock.calendar.holidays;

import dev.punchclock.calendar.holidays.HolidayDecision.Kind;
import dev.punchclock.calendar.holidays.Regions.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the days of a code can be relied on.
 *
 * @param within the place whose days it has, where none of its own are known or compared; otherwise itself
 * @param parts its parts, where it has only what they share
 */
record RegionReliability(How how, String within, List<String> parts) {

    enum How {
        /** Every day that a second collection has is a day off or in doubt. */
        COMPARED,
        /** It has only what all its parts share. */
        SHARED,
        /** The second collection does not have the country. */
        NOT_COMPARED,
        /** Its own days were compared with none, those of the place in which it lies were. */
        OWN_NOT_COMPARED,
        /** No days of its own are known. */
        NONE_OF_ITS_OWN
    }

    RegionReliability {
        parts = List.copyOf(parts);
    }

    /** Empty for a code that is no place. */
    static Optional<RegionReliability> of(String code) {
        return Regions.find(code).map(place -> of(code, place));
    }

    private static RegionReliability of(String code, Place place) {
        HolidayDecisionTable table = HolidayDecisionTable.get();
        String country = Regions.country(place.code());
        List<String> lineage = place.lineage();
        if (table.is(Kind.UNCOMPARED, country)) {
            return new RegionReliability(How.NOT_COMPARED, code, List.of());
        }
        if (table.is(Kind.SHARED, code)) {
            return new RegionReliability(How.SHARED, code, List.copyOf(Regions.parts(country)));
        }
        boolean whole = place.code().equals(country) && place.isOwn();
        if (whole
                || table.is(Kind.COMPARED, code)
                || !table.of(Kind.NATIONWIDE, lineage).isEmpty()) {
            return new RegionReliability(How.COMPARED, code, List.of());
        }
        return place.isOwn()
                ? new RegionReliability(How.OWN_NOT_COMPARED, lineage.get(lineage.indexOf(place.code()) + 1), List.of())
                : new RegionReliability(How.NONE_OF_ITS_OWN, place.code(), List.of());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(how.name(), within));
        lines.addAll(parts);
        return lines;
    }

    /** Of its {@link #lines}; empty where they are damaged. */
    static Optional<RegionReliability> parse(List<String> lines) {
        for (How how : How.values()) {
            if (lines.size() > 1 && how.name().equals(lines.get(0))) {
                return Optional.of(new RegionReliability(how, lines.get(1), lines.subList(2, lines.size())));
            }
        }
        return Optional.empty();
    }
}

package dev.punchclock.calendar.ics;

/**
 * One line of a calendar, unfolded, with the parameters that matter to times.
 *
 * @param tzid the zone it names; empty when it names none
 * @param type the type of its value ({@code VALUE=}), in capitals; empty for the usual one
 * @param range {@code RANGE=}, in capitals; empty for none
 * @param kind {@code FBTYPE=}, in capitals; empty for none
 * @param line where it begins
 */
record Property(String name, String value, String tzid, String type, String range, String kind, int line) {
    boolean saysTheSameAs(Property other) {
        return value.strip().equals(other.value.strip())
                && tzid.equals(other.tzid)
                && type.equals(other.type)
                && range.equals(other.range)
                && kind.equals(other.kind);
    }
}

package dev.punchclock.calendar.ics;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock by which a time in the file is meant. Made when the file first names it, settled when its calendar has been
 * read to the end: a zone may be described after it was used. What its zone is, is asked when a time needs it.
 */
final class EventClock {
    private final String named;
    private @Nullable Property by;
    private String zone;
    private ZoneMeaning meaning = ZoneMeaning.NOTHING;
    private List<ZoneDescription> described = List.of();

    /**
     * @param named as the file names its zone; empty where it names none
     * @param by which does so first
     */
    EventClock(String named, @Nullable Property by) {
        this.named = named;
        this.by = by;
        zone = named;
    }

    /** The clock of a zone that needs no name in the file. */
    static EventClock of(ZoneId zone) {
        EventClock clock = new EventClock(zone.getId(), null);
        clock.settle(zone.getId(), null, ZoneMeaning.place(zone), List.of());
        return clock;
    }

    String named() {
        return named;
    }

    /** Whether a time by this clock names no zone itself. */
    boolean isFloating() {
        return named.isEmpty();
    }

    /**
     * Says what is known of its zone.
     *
     * @param name of the zone
     * @param told by which property of the calendar, where times name none; else null
     */
    void settle(String name, @Nullable Property told, ZoneMeaning byName, List<ZoneDescription> inTheFile) {
        zone = name;
        by = told == null ? by : told;
        meaning = byName;
        described = inTheFile;
    }

    /** What the name means by itself. */
    ZoneMeaning meaning() {
        return meaning;
    }

    /** How the file describes the zone of this name; more than one where it does so differently. */
    List<ZoneDescription> described() {
        return described;
    }

    /** Why nobody knows what it means; null when somebody does. */
    @Nullable
    CalendarRefusedException whyIllegible() {
        if (!meaning.isNothing() || described.stream().anyMatch(ZoneDescription::isLegible)) {
            return null;
        }
        return described.isEmpty() ? unknown() : described.get(0).trouble();
    }

    private CalendarRefusedException unknown() {
        return new CalendarRefusedException(
                by == null ? 0 : by.line(),
                (by == null ? "TZID" : by.name()) + " names the zone " + CalendarRefusedException.shown(zone)
                        + ", which is not known and not described in the file",
                "open the event in your calendar program, choose a place such as London as its time zone, and export again");
    }
}

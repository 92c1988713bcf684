package dev.punchclock.calendar.ics;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clocks that one calendar names, each only once. A zone is what its name means and what the calendar says of it;
 * what neither tells is refused when a time needs it. No zone is ever taken for granted.
 */
final class EventClocks {
    private static final EventClock UTC = EventClock.of(ZoneOffset.UTC);
    private static final String NO_NAME = "";

    private final ZoneId reader;
    private final EventClock days;
    private final Map<String, EventClock> named = new HashMap<>();
    private final Map<String, List<ZoneDescription>> described = new HashMap<>();

    /** @param reader the zone of days, and of times where neither they nor the calendar name one */
    EventClocks(ZoneId reader) {
        this.reader = reader;
        days = EventClock.of(reader);
    }

    EventClock utc() {
        return UTC;
    }

    /** By which days are meant: they are floating whatever the calendar says (RFC 5545 §3.3.4). */
    EventClock days() {
        return days;
    }

    /** The clock that a time names. */
    EventClock named(Property property) {
        return named.computeIfAbsent(property.tzid(), name -> new EventClock(name, property));
    }

    /** The calendar describes a zone. Said twice in the same words, it is said once. */
    void add(ZoneDescription description) {
        List<ZoneDescription> all = described.computeIfAbsent(key(description.tzid()), name -> new ArrayList<>());
        if (all.stream().noneMatch(description::isSameAs)) {
            all.add(description);
        }
    }

    /**
     * Finds what is said of each clock named so far.
     *
     * @param own the calendar's own zone ({@code X-WR-TIMEZONE}), for times that name none; empty when it has none
     */
    void settle(List<Property> own) {
        Property first = own.isEmpty() ? null : own.get(0);
        String calendars = first == null ? "" : first.value().strip();
        for (Map.Entry<String, EventClock> each : new ArrayList<>(named.entrySet())) {
            EventClock clock = each.getValue();
            if (!each.getKey().equals(NO_NAME)) {
                settle(clock, each.getKey(), null);
            } else if (calendars.isEmpty()) {
                clock.settle(reader.getId(), null, ZoneMeaning.place(reader), List.of());
            } else {
                settle(clock, calendars, first);
            }
        }
    }

    private void settle(EventClock clock, String name, @Nullable Property told) {
        List<ZoneDescription> inTheFile = described.getOrDefault(key(name), List.of());
        clock.settle(name, told, ZoneNames.meaning(name, !inTheFile.isEmpty(), reader), inTheFile);
    }

    /** By which a name and the description of it find each other: one is escaped and the other is not. */
    static String key(String name) {
        String plain = ZoneNames.plain(name).toLowerCase(Locale.ROOT).replace(", ", ",");
        return plain.endsWith(":") ? plain.substring(0, plain.length() - 1) : plain;
    }
}

package dev.punchclock.calendar.ics;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clocks that one calendar names, each only once. The order in which a name is understood: a zone of the IANA list,
 * the same behind a path, a zone of Windows, a zone that the calendar describes itself. What is none of these is
 * refused; no zone is ever taken for granted.
 */
final class Clocks {
    private static final Clock UTC = Clock.of(ZoneOffset.UTC);
    private static final String NO_NAME = "";

    private final Clock days;
    private final Map<String, Clock> named = new HashMap<>();
    private final Map<String, ZoneDescription> described = new HashMap<>();

    /** @param floating the clock of days, and of times where neither they nor the calendar name a zone */
    Clocks(Clock floating) {
        days = floating;
    }

    Clock utc() {
        return UTC;
    }

    /** By which days are meant: they are floating whatever the calendar says (RFC 5545 §3.3.4). */
    Clock days() {
        return days;
    }

    /** The clock that a time names. */
    Clock named(Property property) {
        return named.computeIfAbsent(property.tzid(), name -> new Clock(name, property.line()));
    }

    /** The calendar describes a zone. */
    void add(ZoneDescription description) {
        ZoneDescription other = described.putIfAbsent(description.tzid(), description);
        if (other != null && !other.isSameAs(description)) {
            throw new Refused(
                    description.line(),
                    "the zone " + Refused.shown(description.tzid()) + " is described twice, each time otherwise",
                    Refused.EXPORT_AGAIN);
        }
    }

    /**
     * Finds the zone of each clock named so far.
     *
     * @param own the calendar's own zone ({@code X-WR-TIMEZONE}), for times that name none; null when it has none
     */
    void settle(@Nullable Property own) {
        for (Clock clock : named.values()) {
            if (!clock.named().equals(NO_NAME)) {
                settle(clock, clock.named(), clock.line());
            } else if (own != null && !own.value().isBlank()) {
                settle(clock, own.value().strip(), own.line());
            } else {
                clock.settle(zone(days));
            }
        }
    }

    private void settle(Clock clock, String name, int line) {
        Optional<ZoneId> zone = ZoneNames.find(name, described.containsKey(name));
        ZoneDescription description = described.get(name);
        if (zone.isPresent()) {
            clock.settle(zone.get());
        } else if (description != null) {
            clock.settle(description);
        } else {
            throw new Refused(
                    line,
                    "it is not known which zone " + Refused.shown(name) + " is",
                    "export the calendar again with its zones, or with times in UTC");
        }
    }

    private static ZoneId zone(Clock clock) {
        var known = clock.known();
        if (known == null) {
            throw new IllegalStateException("the floating zone is known");
        }
        return known.zone();
    }
}

package dev.punchclock.calendar.ics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A calendar file with times only, to be given to others: no titles, places, people, descriptions, alarms, attachments,
 * and none of the marks by which an event could be found elsewhere. It reads to the same windows.
 */
public final class RedactedCalendar implements ComponentTokenizer.Listener {
    private static final int LONGEST_LINE = 75;
    private static final String END = "\r\n";

    /** In the place of a zone that nobody knows. */
    private static final String NOWHERE = "nowhere";

    /** How far back a copy holds all that its calendar has: as far as anybody looks on a usual day. */
    public static final Duration BACK = Duration.ofDays(100);

    /** Of an event, copied: reading the file has shown that they are nothing but times. */
    private static final Set<String> TIMES =
            Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "RECURRENCE-ID", "SEQUENCE");

    /** Of those, what cannot be read takes nothing away, and is left out; so do all of a changed instance. */
    private static final Set<String> EXCEPTIONS = Set.of("EXDATE", "EXRULE");

    /** Of an event that takes no time, whose other lines nobody has read. */
    private static final Set<String> OF_FREE = Set.of("RECURRENCE-ID", "SEQUENCE");

    private static final String ANY_START = "DTSTART;VALUE=DATE:19700101";

    private static final Set<String> OF_ZONES = Set.of("DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO");

    private final StringBuilder out = new StringBuilder();
    private final List<Component> components = new ArrayList<>();
    private final Map<String, Integer> uids = new HashMap<>();
    private final Map<String, List<Component>> described = new HashMap<>();

    /** The zones that the calendar describes and its times need, by their keys, with the names that they get. */
    private final Map<String, String> zones = new LinkedHashMap<>();

    private RedactedCalendar() {}

    /**
     * The copy.
     *
     * @param name the file as problems name it
     * @param from what was over before and cannot be read is left out
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when the file is refused as it would be when read
     */
    public static byte[] of(byte[] bytes, String name, Instant from) {
        IcsCalendar.read(bytes, name, ZoneOffset.UTC).mustBeLegible(from);
        RedactedCalendar stripped = new RedactedCalendar();
        ComponentTokenizer.read(bytes, stripped);
        return stripped.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void component(Component component) {
        switch (component.name()) {
            case "VEVENT", "VFREEBUSY" -> components.add(component);
            case "VTIMEZONE" ->
                described
                        .computeIfAbsent(EventClocks.key(component.first("TZID")), key -> new ArrayList<>())
                        .add(component);
            default -> {}
        }
    }

    @Override
    public void calendar(Component calendar) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Punchclock//times only//EN");
        String zone = zone(calendar.first("X-WR-TIMEZONE")); // a value, and so without quotes
        if (!zone.isEmpty()) {
            line("X-WR-TIMEZONE:" + zone);
        }
        components.forEach(each -> {
            if (each.name().equals("VEVENT")) {
                event(each);
            } else {
                busyTimes(each);
            }
        });
        zones.forEach((key, written) -> described.getOrDefault(key, List.of()).stream()
                .filter(each -> ZoneDescriptionReader.read(each).isLegible())
                .forEach(each -> description(written, each)));
        line("END:VCALENDAR");
        components.clear();
        described.clear();
        zones.clear();
    }

    private void event(Component event) {
        EventClocks clocks = new EventClocks(ZoneOffset.UTC);
        EventReader reader = new EventReader(clocks);
        List<CalendarEvent> readings = reader.events(event);
        boolean busy = EventReader.isBusy(event);
        boolean illegible = readings.isEmpty()
                || (busy && readings.get(0).trouble() != null)
                || (busy && !zonesAreKnown(event, readings));
        if (illegible) {
            return;
        }
        boolean alone = readings.get(0).uid().isEmpty()
                || readings.get(0).sequence() == CalendarEvent.UNNUMBERED
                || event.all("RECURRENCE-ID").stream().anyMatch(id -> lacksItsZone(id, readings));
        if (alone && !busy) {
            return;
        }
        begin(event, alone);
        if (EventReader.isCancelled(event)) {
            line("STATUS:CANCELLED");
        } else if (!busy) {
            line("TRANSP:TRANSPARENT");
        }
        boolean timeless = readings.get(0).span() == null;
        if (timeless) {
            line(freeStart(event, reader));
        }
        for (Property property : event.all()) {
            if (!(alone && OF_FREE.contains(property.name()))) {
                time(property, timeless, reader, readings);
            }
        }
        line("END:VEVENT");
    }

    /** Every event of a file has a start (RFC 5545 §3.6.1), also one that takes no time; where none can be read, any will do. */
    private String freeStart(Component event, EventReader reader) {
        List<Property> starts = event.all("DTSTART");
        Property start = starts.size() == 1 ? starts.get(0) : null;
        return start == null || isOfNoZone(start) || !reader.isLegible(start)
                ? ANY_START
                : start.name() + parameters(start) + ":" + start.value().strip();
    }

    private void time(Property property, boolean timeless, EventReader reader, List<CalendarEvent> readings) {
        String value = "";
        if ((timeless ? OF_FREE : TIMES).contains(property.name())) {
            value = property.value().strip();
        } else if (!timeless && readings.get(0).replaces() == null && EXCEPTIONS.contains(property.name())) {
            value = reader.legiblePart(property, readings);
        }
        if (!value.isEmpty() && !lacksItsZone(property, readings)) {
            line(property.name() + parameters(property) + ":" + value);
        }
    }

    private boolean zonesAreKnown(Component event, List<CalendarEvent> readings) {
        return Stream.of("DTSTART", "DTEND", "RDATE")
                .allMatch(name -> event.all(name).stream().noneMatch(each -> lacksItsZone(each, readings)));
    }

    /**
     * Whether it cannot be read for want of its zone. A midnight names the day of a series of days, whatever its zone; among
     * times, one that can be left unread is far away. And the end of days is reckoned in days.
     */
    private boolean lacksItsZone(Property property, List<CalendarEvent> readings) {
        EventSpan span = readings.get(0).span();
        boolean inDays = switch (property.name()) {
            case "RECURRENCE-ID" -> property.value().strip().matches("\\d{8}T000000");
            case "DTEND" -> span != null && span.start().day();
            default -> false;
        };
        return !inDays && isOfNoZone(property);
    }

    /** Whether it needs a zone and names one that nobody knows: what is in UTC needs none, nor do days. */
    private boolean isOfNoZone(Property property) {
        boolean needsNone = property.value().strip().matches("(?i)[\\dTZ,/]*Z|[\\d,\\s]*");
        return !property.tzid().isEmpty() && !needsNone && zone(property.tzid()).isEmpty();
    }

    private void busyTimes(Component list) {
        begin(list, false);
        for (Property property : list.all("FREEBUSY")) {
            if (!property.kind().equals("FREE")) {
                line("FREEBUSY" + parameters(property) + ":" + property.value().strip());
            }
        }
        line("END:VFREEBUSY");
    }

    private void begin(Component component, boolean alone) {
        line("BEGIN:" + component.name());
        String uid = component.first("UID");
        if (!uid.isEmpty() && !alone) {
            line("UID:" + uids.computeIfAbsent(uid, each -> uids.size() + 1));
        }
        line("DTSTAMP:19700101T000000Z");
    }

    private void description(String name, Component description) {
        line("BEGIN:VTIMEZONE");
        line("TZID:" + name);
        for (Component each : description.inner()) {
            line("BEGIN:" + each.name());
            each.all().stream()
                    .filter(property -> OF_ZONES.contains(property.name()))
                    .forEach(property ->
                            line(property.name() + ":" + property.value().strip()));
            line("END:" + each.name());
        }
        line("END:VTIMEZONE");
    }

    private String parameters(Property property) {
        String zone = isOfNoZone(property) ? NOWHERE : property.tzid().isEmpty() ? "" : zone(property.tzid());
        boolean quoted = zone.contains(":") || zone.contains(",");
        return (zone.isEmpty() ? "" : ";TZID=" + (quoted ? '"' + zone + '"' : zone))
                + (Set.of("DATE", "DATE-TIME", "PERIOD").contains(property.type()) ? ";VALUE=" + property.type() : "")
                + (property.range().equals("THISANDFUTURE") ? ";RANGE=THISANDFUTURE" : "");
    }

    /** The zone by a name that is nobody's own: that of the list, or a number; empty when nobody knows it. */
    private String zone(String name) {
        if (name.isEmpty()) {
            return "";
        }
        String key = EventClocks.key(name);
        boolean legible = described.getOrDefault(key, List.of()).stream()
                .anyMatch(each -> ZoneDescriptionReader.read(each).isLegible());
        ZoneMeaning meaning = ZoneNames.meaning(name, legible, ZoneOffset.UTC);
        if (!legible) {
            return meaning.written();
        }
        return zones.computeIfAbsent(key, each -> {
            String written = meaning.isNothing() ? "zone-" + (zones.size() + 1) : meaning.written();
            return zones.containsValue(written) ? "/" + (zones.size() + 1) + "/" + written : written;
        });
    }

    /** Folded at 75 bytes (RFC 5545 §3.1), between characters. */
    private void line(String line) {
        int length = 0;
        for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
            String character = Character.toString(line.codePointAt(i));
            int bytes = character.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                out.append(END).append(' ');
                length = 1;
            }
            out.append(character);
            length += bytes;
        }
        out.append(END);
    }
}

package dev.punchclock.calendar.ics;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A calendar file with times only, to be given to others: no titles, places, people, descriptions, alarms, attachments,
 * and none of the marks by which an event could be found elsewhere. It reads to the same windows.
 */
public final class Stripped implements Tokens.Listener {
    private static final int LONGEST_LINE = 75;
    private static final String END = "\r\n";

    /** Of an event, copied: reading the file has shown that they are nothing but times. */
    private static final Set<String> TIMES =
            Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE");

    /** Of a cancelled event, whose other lines nobody has read. */
    private static final Set<String> OF_CANCELLED = Set.of("RECURRENCE-ID", "SEQUENCE");

    private static final Set<String> OF_ZONES = Set.of("DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO");

    /** What makes an event free. */
    private static final Map<String, String> FREE =
            Map.of("STATUS", "CANCELLED", "TRANSP", "TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");

    private final StringBuilder out = new StringBuilder();
    private final List<Component> components = new ArrayList<>();
    private final Map<String, Integer> uids = new HashMap<>();
    private final Map<String, Component> described = new HashMap<>();

    /** The zones that the calendar describes and its times need, by their names, with new ones. */
    private final Map<String, String> zones = new LinkedHashMap<>();

    private Stripped() {}

    /**
     * The copy.
     *
     * @param name the file as problems name it
     * @throws dev.punchclock.problem.Stopped with {@code WORKSPACE} when the file is refused as it would be when read
     */
    public static byte[] of(byte[] bytes, String name) {
        IcsCalendar.read(bytes, name, ZoneOffset.UTC);
        Stripped stripped = new Stripped();
        Tokens.read(bytes, stripped);
        return stripped.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void component(Component component) {
        switch (component.name()) {
            case "VEVENT", "VFREEBUSY" -> components.add(component);
            case "VTIMEZONE" -> described.putIfAbsent(component.value("TZID"), component);
            default -> {}
        }
    }

    @Override
    public void calendar(Component calendar) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Punchclock//times only//EN");
        Property own = calendar.one("X-WR-TIMEZONE");
        String zone = own == null ? "" : zone(own.value().strip());
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
        zones.forEach((name, written) -> description(written, Objects.requireNonNull(described.get(name))));
        line("END:VCALENDAR");
        components.clear();
        described.clear();
        zones.clear();
    }

    private void event(Component event) {
        begin(event);
        boolean cancelled = event.value("STATUS").toUpperCase(Locale.ROOT).equals("CANCELLED");
        for (Property property : event.all()) {
            String value = property.value().strip();
            if ((cancelled ? OF_CANCELLED : TIMES).contains(property.name()) && !value.isEmpty()) {
                line(property.name() + parameters(property) + ":" + value);
            } else if (value.toUpperCase(Locale.ROOT).equals(FREE.get(property.name()))) {
                line(property.name() + ":" + FREE.get(property.name()));
            }
        }
        line("END:VEVENT");
    }

    private void busyTimes(Component list) {
        begin(list);
        for (Property property : list.all("FREEBUSY")) {
            if (!property.kind().equals("FREE")) {
                line("FREEBUSY" + parameters(property) + ":" + property.value().strip());
            }
        }
        line("END:VFREEBUSY");
    }

    private void begin(Component component) {
        line("BEGIN:" + component.name());
        String uid = component.value("UID");
        if (!uid.isEmpty()) {
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
        String zone = property.tzid().isEmpty() ? "" : zone(property.tzid());
        return (zone.isEmpty() ? "" : ";TZID=" + zone)
                + (Set.of("DATE", "PERIOD").contains(property.type()) ? ";VALUE=" + property.type() : "")
                + (property.range().equals("THISANDFUTURE") ? ";RANGE=THISANDFUTURE" : "");
    }

    /** The zone by its name in the IANA list, or by a number where the calendar describes it; empty when it is neither. */
    private String zone(String name) {
        Component description = described.get(name);
        Optional<ZoneId> known = ZoneNames.find(name, description != null);
        if (known.isPresent() || description == null) {
            return known.map(ZoneId::getId).orElse("");
        }
        if (!ZoneReader.read(description).isLegible()) {
            return "";
        }
        return zones.computeIfAbsent(name, each -> "zone-" + (zones.size() + 1));
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

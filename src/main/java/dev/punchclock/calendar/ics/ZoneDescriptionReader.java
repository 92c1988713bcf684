package dev.punchclock.calendar.ics;

import dev.punchclock.calendar.ics.ZoneDescription.Observance;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a calendar describes a zone. What is wrong with it is told when a time needs the zone, and not before. */
final class ZoneDescriptionReader {
    private static final Pattern OFFSET = Pattern.compile("([+-]?)(\\d\\d):?(\\d\\d):?(\\d\\d)?");
    private static final EventClock WALL = EventClock.of(ZoneOffset.UTC);

    private ZoneDescriptionReader() {}

    static ZoneDescription read(Component component) {
        String tzid = component.first("TZID");
        List<String> words = new ArrayList<>();
        for (Component each : component.inner()) {
            each.all().forEach(p -> words.add(each.name() + " " + p.name() + " " + p.value()));
        }
        try {
            List<Observance> observances = new ArrayList<>();
            for (Component each : component.inner()) {
                observances.add(observance(each));
            }
            if (observances.isEmpty()) {
                throw new CalendarRefusedException(
                        component.line(), "this zone is not described at all", CalendarRefusedException.EXPORT_AGAIN);
            }
            return new ZoneDescription(tzid, component.line(), List.copyOf(observances), words, null);
        } catch (CalendarRefusedException trouble) {
            return new ZoneDescription(tzid, component.line(), List.of(), words, trouble);
        }
    }

    private static Observance observance(Component component) {
        Property start = component.one("DTSTART");
        if (start == null) {
            throw new CalendarRefusedException(
                    component.line(),
                    "it is not said when this time of a zone begins",
                    CalendarRefusedException.EXPORT_AGAIN);
        }
        List<RecurrencePattern> rules = new ArrayList<>();
        component
                .all("RRULE")
                .forEach(rule ->
                        rules.add(new RecurrencePattern(rule, EventTime.of(LocalDate.EPOCH.atStartOfDay(), WALL))));
        List<EventTime> dates = new ArrayList<>();
        for (Property property : component.all("RDATE")) {
            for (String date : property.value().split(",", -1)) {
                if (date.isBlank()) {
                    continue;
                }
                dates.add(EventTime.of(ValueParser.local(date.strip(), property), WALL));
            }
        }
        return new Observance(
                EventTime.of(onset(start), WALL),
                offset(component, "TZOFFSETFROM"),
                offset(component, "TZOFFSETTO"),
                List.copyOf(rules),
                List.copyOf(dates));
    }

    /** Some programs give a day, and mean its midnight. */
    private static LocalDateTime onset(Property start) {
        String written = start.value().strip();
        return written.length() == 8
                ? ValueParser.day(written, start).atStartOfDay()
                : ValueParser.local(written, start);
    }

    private static ZoneOffset offset(Component component, String name) {
        @Nullable Property property = component.one(name);
        Matcher parts = OFFSET.matcher(property == null ? "" : property.value().strip());
        try {
            if (parts.matches()) {
                int sign = parts.group(1).equals("-") ? -1 : 1;
                int seconds = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
                return ZoneOffset.ofHoursMinutesSeconds(
                        sign * Integer.parseInt(parts.group(2)),
                        sign * Integer.parseInt(parts.group(3)),
                        sign * seconds);
            }
        } catch (DateTimeException noSuchOffset) {
            // told below
        }
        int line = property == null ? component.line() : property.line();
        throw new CalendarRefusedException(
                line, name + " is no offset, such as +0100", CalendarRefusedException.EXPORT_AGAIN);
    }
}

package dev.punchclock.calendar.ics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one calendar, and its lists of busy times. What is wrong with an event is kept with it: it matters
 * only where the event can take time. Where an event says two things about its time, it is read as two.
 */
final class EventReader {
    private static final int MOST_LENGTHS = 1000;
    private static final String IN_OUTLOOK = "X-MICROSOFT-CDO-BUSYSTATUS";
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern LARGE = Pattern.compile("[+-]?\\d+");

    private final EventClocks clocks;
    private final ValueParser values;
    private final Map<EventDuration, EventDuration> lengths = new HashMap<>();

    EventReader(EventClocks clocks) {
        this.clocks = clocks;
        values = new ValueParser(clocks);
    }

    /** Whether this can be read as a day or a time. */
    boolean isLegible(Property time) {
        return values.isLegible(time.value().strip(), time);
    }

    /** As much of an exception as can be read, in each reading of its event; empty where nothing can. */
    String legiblePart(Property exception, List<CalendarEvent> readings) {
        if (exception.name().equals("EXDATE")) {
            return Arrays.stream(exception.value().split(",", -1))
                    .map(String::strip)
                    .filter(each -> values.isLegible(each, exception))
                    .collect(Collectors.joining(","));
        }
        List<RecurrencePattern> rules = new ArrayList<>();
        readings.stream()
                .map(CalendarEvent::span)
                .filter(Objects::nonNull)
                .forEach(span -> legible(exception, span.start(), rules));
        return rules.isEmpty() ? "" : exception.value().strip();
    }

    /** The event of a component, in each of its readings; none where it says nothing. */
    List<CalendarEvent> events(Component component) {
        Identity identity = identity(component);
        boolean busy = isBusy(component);
        boolean replaces = identity.replaces() != null;
        boolean mayBecomeBusy = !replaces && !isCancelled(component);
        boolean matters = busy || (mayBecomeBusy && component.all().stream().anyMatch(EventReader::recurs));
        if (identity.trouble() != null && busy) {
            return List.of(identity.event(
                    component, true, null, null, identity.trouble(), LatestEventEnd.of(component, values)));
        }
        if (!matters) {
            boolean says = !identity.uid().isEmpty() && identity.trouble() == null;
            return says ? List.of(identity.event(component, false, null, null, null, CalendarEvent.NEVER)) : List.of();
        }
        try {
            List<CalendarEvent> all = new ArrayList<>();
            for (EventSpan span : spans(component)) {
                Recurrence recurrence = recurrence(component, span, replaces);
                long last = recurrence == null ? span.last() : recurrence.last(span);
                all.add(identity.event(component, busy, span, recurrence, null, last));
            }
            return all;
        } catch (CalendarRefusedException trouble) {
            return List.of(identity.event(component, busy, null, null, trouble, LatestEventEnd.of(component, values)));
        }
    }

    private static boolean recurs(Property property) {
        return property.name().equals("RRULE") || property.name().equals("RDATE");
    }

    /** The busy times of a {@code VFREEBUSY}; all kinds but free are busy, those unknown too (RFC 5545 §3.2.9). */
    List<CalendarEvent> busyTimes(Component component) {
        List<CalendarEvent> all = new ArrayList<>();
        for (Property property : component.all("FREEBUSY")) {
            if (property.kind().equals("FREE")) {
                continue;
            }
            try {
                values.periods(property).forEach(period -> all.add(CalendarEvent.single(property.line(), period)));
            } catch (CalendarRefusedException trouble) {
                all.add(CalendarEvent.illegible(property.line(), trouble));
            }
        }
        return all;
    }

    static boolean isCancelled(Component component) {
        return component.says("STATUS", "CANCELLED");
    }

    /** Where Outlook says how its owner sees it, that counts before what others are told (MS-OXCICAL 2.1.3.1.1.20.31). */
    static boolean isBusy(Component component) {
        String deciding = component.all(IN_OUTLOOK).isEmpty() ? "TRANSP" : IN_OUTLOOK;
        String free = deciding.equals(IN_OUTLOOK) ? "FREE" : "TRANSPARENT";
        return !isCancelled(component) && !component.says(deciding, free);
    }

    /** Which event it is, and in what version. */
    private record Identity(
            String uid,
            long sequence,
            @Nullable EventTime replaces,
            boolean following,
            @Nullable CalendarRefusedException trouble) {
        CalendarEvent event(
                Component component,
                boolean busy,
                @Nullable EventSpan span,
                @Nullable Recurrence recurrence,
                @Nullable CalendarRefusedException trouble,
                long last) {
            return new CalendarEvent(
                    component.line(), uid, sequence, busy, span, recurrence, replaces, following, trouble, last);
        }
    }

    /** An event whose UID is not known, or the instance that it replaces, stands for itself beside all others. */
    private Identity identity(Component component) {
        long sequence = sequence(component.first("SEQUENCE"));
        try {
            Property uid = component.one("UID");
            Property id = component.one("RECURRENCE-ID");
            if (id == null) {
                return new Identity(uid == null ? "" : uid.value().strip(), sequence, null, false, null);
            }
            if (!id.range().isEmpty() && !id.range().equals("THISANDFUTURE")) {
                return new Identity("", sequence, null, false, badRange(id));
            }
            return new Identity(
                    uid == null ? "" : uid.value().strip(),
                    sequence,
                    values.readings(id).get(0),
                    !id.range().isEmpty(),
                    null);
        } catch (CalendarRefusedException illegible) {
            return new Identity("", sequence, null, false, null);
        }
    }

    private static CalendarRefusedException badRange(Property id) {
        return new CalendarRefusedException(
                id.line(),
                "RECURRENCE-ID says RANGE=" + CalendarRefusedException.shown(id.range()) + ", not THISANDFUTURE",
                CalendarRefusedException.EXPORT_AGAIN);
    }

    /** An INTEGER of any size: very large ones are as large as each other. */
    static long sequence(String written) {
        if (written.isEmpty()) {
            return 0;
        }
        if (INTEGER.matcher(written).matches()) {
            return Long.parseLong(written);
        }
        boolean isNumber = LARGE.matcher(written).matches();
        return !isNumber
                ? CalendarEvent.UNNUMBERED
                : written.startsWith("-") ? CalendarEvent.UNNUMBERED + 1 : Long.MAX_VALUE;
    }

    private List<EventSpan> spans(Component component) {
        Property start = component.one("DTSTART");
        Property end = component.one("DTEND");
        Property duration = component.one("DURATION");
        if (start == null) {
            throw new CalendarRefusedException(
                    component.line(),
                    "the event that begins here has no start (DTSTART)",
                    "open the event in your calendar program, give it a day and a time, and export again");
        }
        List<EventSpan> all = new ArrayList<>();
        for (EventTime from : values.readings(start)) {
            if (end != null) {
                all.add(whole(values.span(from, likeliest(values.readings(end), from))));
            }
            if (duration != null || end == null) {
                EventDuration length = duration == null ? EventDuration.NONE : values.duration(duration);
                all.add(whole(new EventSpan(from, length, null)));
            }
        }
        return all;
    }

    /** Of what an end can mean, that which is of the same kind as the start. */
    private static EventTime likeliest(List<EventTime> ends, EventTime start) {
        for (EventTime end : ends) {
            if (end.day() == start.day() && (end.clock().equals(start.clock()) || end.day())) {
                return end;
            }
        }
        return ends.get(0);
    }

    /** A day lasts at least the day, and only whole days. */
    private EventSpan whole(EventSpan span) {
        boolean days = span.start().day() && span.end() == null;
        return new EventSpan(span.start(), shared(days ? span.length().inDays() : span.length()), span.end());
    }

    /** Most events of a calendar are of the same few lengths. */
    private EventDuration shared(EventDuration length) {
        EventDuration same = lengths.get(length);
        if (same == null && lengths.size() < MOST_LENGTHS) {
            lengths.put(length, length);
        }
        return same == null ? length : same;
    }

    /** @param changed whether it is a change of one instance: then exceptions mean nothing */
    private @Nullable Recurrence recurrence(Component component, EventSpan span, boolean changed) {
        EventTime start = span.start();
        List<RecurrencePattern> rules = component.all("RRULE").stream()
                .map(property -> new RecurrencePattern(property, start))
                .toList();
        Dates further = further(component.all("RDATE"), span);
        List<RecurrencePattern> notRules = new ArrayList<>();
        List<EventTime> notDates = new ArrayList<>();
        if (!changed) {
            component.all("EXDATE").forEach(property -> notDates.addAll(values.legible(property)));
            component.all("EXRULE").forEach(property -> legible(property, start, notRules));
        }
        return rules.isEmpty()
                        && further.starts().isEmpty()
                        && further.periods().isEmpty()
                        && notDates.isEmpty()
                ? null
                : new Recurrence(
                        rules,
                        List.copyOf(notRules),
                        List.copyOf(further.starts()),
                        List.copyOf(further.periods()),
                        List.copyOf(notDates));
    }

    /** A rule of exceptions that cannot be followed takes nothing away. */
    private static void legible(Property property, EventTime start, List<RecurrencePattern> into) {
        try {
            into.add(new RecurrencePattern(property, start));
        } catch (CalendarRefusedException illegible) {
            // All instances stay.
        }
    }

    private record Dates(List<EventTime> starts, List<EventSpan> periods) {}

    private Dates further(List<Property> properties, EventSpan first) {
        Dates all = new Dates(new ArrayList<>(), new ArrayList<>());
        EventTime start = first.start();
        for (Property property : properties) {
            if (property.type().equals("PERIOD")) {
                all.periods().addAll(values.periods(property));
                continue;
            }
            for (EventTime date : values.moments(property)) {
                if (date.day() == start.day()) {
                    all.starts().add(date);
                } else if (start.day()) {
                    days(date).forEach(all.starts()::add);
                } else {
                    EventDuration length =
                            new EventDuration(EventTime.DAY + Math.max(0, first.last() - start.wall()), 0);
                    all.periods().add(new EventSpan(date, length, null));
                }
            }
        }
        return all;
    }

    /** The days that a time can be meant for: its own, and the reader's. */
    private List<EventTime> days(EventTime time) {
        long day = Math.floorDiv(time.wall(), EventTime.DAY) * EventTime.DAY;
        EventTime own = new EventTime(day, true, clocks.days());
        boolean certain = time.wall() == day || time.clock().isFloating();
        return certain ? List.of(own) : List.of(own.at(day - EventTime.DAY), own, own.at(day + EventTime.DAY));
    }
}

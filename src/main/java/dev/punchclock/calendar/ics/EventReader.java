package dev.punchclock.calendar.ics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the events of one calendar, and its lists of busy times. */
final class EventReader {
    private static final int MOST_LENGTHS = 1000;

    private final Clocks clocks;
    private final Values values;
    private final Map<Length, Length> lengths = new HashMap<>();

    EventReader(Clocks clocks) {
        this.clocks = clocks;
        values = new Values(clocks);
    }

    /** @throws Refused when it cannot be known when it is */
    Event event(Component component) {
        String uid = component.value("UID");
        int sequence = sequence(component);
        Property id = component.one("RECURRENCE-ID");
        Moment replaces = id == null ? null : values.moment(id);
        boolean following = id != null && following(id);
        if (is(component, "STATUS", "CANCELLED")) {
            return new Event(component.line(), uid, sequence, false, null, null, replaces, following);
        }
        Property start = component.one("DTSTART");
        if (start == null) {
            throw new Refused(
                    component.line(), "the event that begins here has no start (DTSTART)", Refused.EXPORT_AGAIN);
        }
        Span span = span(component, values.moment(start));
        Recurrence recurrence = recurrence(component, span.start());
        if (recurrence != null && id != null) {
            throw new Refused(id.line(), "a changed instance recurs by a rule of its own here", Refused.EXPORT_AGAIN);
        }
        return new Event(component.line(), uid, sequence, busy(component), span, recurrence, replaces, following);
    }

    /** The busy times of a {@code VFREEBUSY}; all kinds but free are busy, those unknown too (RFC 5545 §3.2.9). */
    List<Event> busyTimes(Component component) {
        List<Event> all = new ArrayList<>();
        for (Property property : component.all("FREEBUSY")) {
            if (!property.kind().equals("FREE")) {
                values.periods(property).forEach(period -> all.add(Event.single(property.line(), period)));
            }
        }
        return all;
    }

    private static boolean busy(Component component) {
        return !is(component, "TRANSP", "TRANSPARENT") && !is(component, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
    }

    private static boolean is(Component component, String name, String value) {
        return component.value(name).toUpperCase(Locale.ROOT).equals(value);
    }

    private static int sequence(Component component) {
        String written = component.value("SEQUENCE");
        if (!written.matches("\\d{0,9}")) {
            throw new Refused(
                    component.line(), "the SEQUENCE of the event that begins here is no number", Refused.EXPORT_AGAIN);
        }
        return written.isEmpty() ? 0 : Integer.parseInt(written);
    }

    private static boolean following(Property id) {
        if (!id.range().isEmpty() && !id.range().equals("THISANDFUTURE")) {
            throw new Refused(
                    id.line(), "RANGE is " + Refused.shown(id.range()) + ", not THISANDFUTURE", Refused.EXPORT_AGAIN);
        }
        return !id.range().isEmpty();
    }

    private Span span(Component component, Moment start) {
        Property end = component.one("DTEND");
        Property duration = component.one("DURATION");
        if (end != null && duration != null) {
            throw new Refused(duration.line(), "this event has an end and a duration too", Refused.EXPORT_AGAIN);
        }
        if (end != null) {
            Span span = Values.span(start, values.moment(end), end);
            return new Span(start, shared(whole(start, span.length(), end.line())), span.end());
        }
        Length length = duration == null ? Length.NONE : values.duration(duration);
        return new Span(start, shared(whole(start, length, duration == null ? 0 : duration.line())), null);
    }

    /** A day lasts at least the day, and only whole days. */
    private static Length whole(Moment start, Length length, int line) {
        if (!start.day()) {
            return length;
        }
        if (length.exact() % Moment.DAY != 0) {
            throw new Refused(line, "this event lasts for days and hours, but begins at no hour", Refused.EXPORT_AGAIN);
        }
        return length.isNothing() ? Length.ONE_DAY : new Length(length.total(), 0);
    }

    /** Most events of a calendar are of the same few lengths. */
    private Length shared(Length length) {
        Length same = lengths.get(length);
        if (same == null && lengths.size() < MOST_LENGTHS) {
            lengths.put(length, length);
        }
        return same == null ? length : same;
    }

    private @Nullable Recurrence recurrence(Component component, Moment start) {
        List<Rule> rules = rules(component.all("RRULE"), start);
        List<Rule> notRules = rules(component.all("EXRULE"), start);
        List<Moment> dates = new ArrayList<>();
        List<Span> periods = new ArrayList<>();
        for (Property property : component.all("RDATE")) {
            if (property.type().equals("PERIOD")) {
                periods.addAll(values.periods(property));
            } else {
                dates.addAll(values.moments(property));
            }
            boolean other =
                    dates.stream().anyMatch(date -> date.day() != start.day()) || (start.day() && !periods.isEmpty());
            if (other) {
                throw new Refused(
                        property.line(),
                        "of RDATE and DTSTART one has a time of day and the other has not",
                        Refused.EXPORT_AGAIN);
            }
        }
        List<Moment> notDates = new ArrayList<>();
        for (Property property : component.all("EXDATE")) {
            if (!property.value().isBlank()) {
                notDates.addAll(values.moments(property));
            }
        }
        return rules.isEmpty() && dates.isEmpty() && periods.isEmpty() && notDates.isEmpty()
                ? null
                : new Recurrence(rules, notRules, List.copyOf(dates), List.copyOf(periods), List.copyOf(notDates));
    }

    private List<Rule> rules(List<Property> properties, Moment start) {
        return properties.stream()
                .map(property -> new Rule(property, start.day(), clocks.days()))
                .toList();
    }
}

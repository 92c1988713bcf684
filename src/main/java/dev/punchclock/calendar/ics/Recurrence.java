package dev.punchclock.calendar.ics;

import java.util.List;

/**
 * How an event comes again (RFC 5545 §3.8.5), beside its own start, which always is an instance.
 *
 * @param rules whose instances come
 * @param notRules whose instances do not ({@code EXRULE}, of the RFC's forerunner)
 * @param dates further starts
 * @param periods further starts, each with its own length
 * @param notDates starts that do not come; one of another kind than the event's (a day, a time) takes nothing away
 */
record Recurrence(
        List<RecurrencePattern> rules,
        List<RecurrencePattern> notRules,
        List<EventTime> dates,
        List<EventSpan> periods,
        List<EventTime> notDates) {
    /** After this on any wall, it is over; {@link CalendarEvent#NEVER} where that is not known. */
    long last(EventSpan first) {
        long start = first.start().wall();
        for (RecurrencePattern rule : rules) {
            if (rule.last() == CalendarEvent.NEVER) {
                return CalendarEvent.NEVER;
            }
            start = Math.max(start, rule.last());
        }
        for (EventTime date : dates) {
            start = Math.max(start, date.wall());
        }
        long last = start + Math.max(0, first.last() - first.start().wall());
        for (EventSpan period : periods) {
            last = Math.max(last, period.last());
        }
        return last;
    }
}

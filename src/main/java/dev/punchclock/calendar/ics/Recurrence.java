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
        List<Rule> rules, List<Rule> notRules, List<Moment> dates, List<Span> periods, List<Moment> notDates) {
    /** After this on any wall, it is over; {@link Event#NEVER} where that is not known. */
    long last(Span first) {
        long start = first.start().wall();
        for (Rule rule : rules) {
            if (rule.last() == Event.NEVER) {
                return Event.NEVER;
            }
            start = Math.max(start, rule.last());
        }
        for (Moment date : dates) {
            start = Math.max(start, date.wall());
        }
        long last = start + Math.max(0, first.last() - first.start().wall());
        for (Span period : periods) {
            last = Math.max(last, period.last());
        }
        return last;
    }
}

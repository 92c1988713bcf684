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
        List<Rule> rules, List<Rule> notRules, List<Moment> dates, List<Span> periods, List<Moment> notDates) {}

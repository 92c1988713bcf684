/**
 * A calendar file (iCalendar, RFC 5545), as an office exports it: when a person is busy by it. Only windows are kept,
 * never what an event is about. What cannot be known for certain is refused, not guessed. The libraries that split
 * lines and count recurrences end here, and so do their words.
 */
@NullMarked
package dev.punchclock.calendar.ics;

import org.jspecify.annotations.NullMarked;

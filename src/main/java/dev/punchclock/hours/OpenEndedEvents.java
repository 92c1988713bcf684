package dev.punchclock.hours;

import java.time.Instant;

/**
 * The start of an event of a calendar that has no end.
 *
 * @param event which event of its calendar it is: the same number for all its recurrences
 */
public record OpenEndedEvents(Instant at, int event) {}

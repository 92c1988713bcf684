package dev.punchclock.calendar.ics;

import org.jspecify.annotations.Nullable;

/**
 * From a moment on, for a length.
 *
 * @param end where the end is given by another clock than the start, that end; the length is then not used
 */
record Span(Moment start, Length length, @Nullable Moment end) {}

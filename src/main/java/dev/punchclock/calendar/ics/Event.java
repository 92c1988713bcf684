package dev.punchclock.calendar.ics;

import org.jspecify.annotations.Nullable;

/**
 * What an event of the file says about time.
 *
 * @param line where it begins
 * @param uid what it has in common with its other versions and with changes of single instances; empty when it has none
 * @param sequence its version
 * @param busy false when it is cancelled, or takes no time
 * @param span its first, or only, instance; null when it is cancelled
 * @param recurrence how it comes again; null when it does not
 * @param replaces the instance that it replaces; null when it is an event of its own
 * @param following whether it replaces all later ones too ({@code RANGE=THISANDFUTURE})
 */
record Event(
        int line,
        String uid,
        int sequence,
        boolean busy,
        @Nullable Span span,
        @Nullable Recurrence recurrence,
        @Nullable Moment replaces,
        boolean following) {

    static Event single(int line, Span span) {
        return new Event(line, "", 0, true, span, null, null, false);
    }
}

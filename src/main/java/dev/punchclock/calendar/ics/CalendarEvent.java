package dev.punchclock.calendar.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an event of the file says about time.
 *
 * @param line where it begins
 * @param uid what it has in common with its other versions and with changes of single instances; empty when it has none
 * @param sequence its version; {@link #UNNUMBERED} where that cannot be read: it then counts beside any other
 * @param busy false when it is cancelled, or takes no time
 * @param span its first, or only, instance; null when that is not needed, or cannot be read
 * @param recurrence how it comes again; null when it does not
 * @param replaces the instance that it replaces; null when it is an event of its own
 * @param following whether it replaces all later ones too ({@code RANGE=THISANDFUTURE})
 * @param trouble why it cannot be read; null when it can
 * @param last after this on any wall, it is over; {@link #NEVER} where that is not known
 */
record CalendarEvent(
        int line,
        String uid,
        long sequence,
        boolean busy,
        @Nullable EventSpan span,
        @Nullable Recurrence recurrence,
        @Nullable EventTime replaces,
        boolean following,
        @Nullable CalendarRefusedException trouble,
        long last) {
    static final long UNNUMBERED = Long.MIN_VALUE;
    static final long NEVER = Long.MAX_VALUE;

    static CalendarEvent single(int line, EventSpan span) {
        return new CalendarEvent(line, "", 0, true, span, null, null, false, null, span.last());
    }

    /** A part of a list that cannot be read. */
    static CalendarEvent illegible(int line, CalendarRefusedException trouble) {
        return new CalendarEvent(line, "", 0, true, null, null, null, false, trouble, NEVER);
    }

    /** The same, with the instance that it replaces named otherwise. */
    CalendarEvent replacing(EventTime instance) {
        return new CalendarEvent(line, uid, sequence, busy, span, recurrence, instance, following, trouble, last);
    }

    /** Whether it cannot take any time from this on, by any clock. */
    boolean isOverBefore(long wall) {
        return last != NEVER && last < wall - BusyWindowCollector.APART;
    }

    /** Why it cannot be known when it takes time; null when it can. */
    @Nullable
    CalendarRefusedException whyIllegible() {
        if (trouble != null || span == null) {
            return trouble;
        }
        List<EventTime> all = new ArrayList<>();
        List<EventSpan> spans = new ArrayList<>(List.of(span));
        if (recurrence != null) {
            all.addAll(recurrence.dates());
            spans.addAll(recurrence.periods());
        }
        for (EventSpan each : spans) {
            all.add(each.start());
            if (each.end() != null) {
                all.add(each.end());
            }
        }
        return all.stream()
                .map(moment -> moment.clock().whyIllegible())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

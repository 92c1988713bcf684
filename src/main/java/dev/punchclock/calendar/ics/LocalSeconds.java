package dev.punchclock.calendar.ics;

import dev.punchclock.hours.WallClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local time of a zone in plain seconds. It answers as {@link WallClock} does, and remembers the last stretch in which
 * clocks do not change: there, one subtraction is all it takes, and a calendar asks very often.
 */
final class LocalSeconds {
    private final WallClock clock;
    private long low = 1;
    private long high;
    private long offset;

    LocalSeconds(WallClock clock) {
        this.clock = clock;
    }

    WallClock clock() {
        return clock;
    }

    /** The first second at which the clock shows this or more. */
    long first(long wall) {
        return isQuiet(wall)
                ? wall - offset
                : clock.closes(EventTime.local(wall)).getEpochSecond();
    }

    /** The second until which the clock last shows less. */
    long last(long wall) {
        return isQuiet(wall)
                ? wall - offset
                : clock.opens(EventTime.local(wall)).getEpochSecond();
    }

    /** The last second that this can mean; a time that is skipped is read by the offset before (RFC 5545 §3.3.5). */
    long latest(long wall) {
        if (isQuiet(wall)) {
            return wall - offset;
        }
        LocalDateTime local = EventTime.local(wall);
        ZoneOffsetTransition change = rules().getTransition(local);
        return change != null && change.isGap() ? local.toEpochSecond(change.getOffsetBefore()) : last(wall);
    }

    private boolean isQuiet(long wall) {
        if (wall < low || wall >= high) {
            look(clock.closes(EventTime.local(wall)));
        }
        return wall >= low && wall < high;
    }

    /** Finds the stretch around an instant, as the wall shows it. */
    private void look(Instant t) {
        ZoneOffsetTransition before = rules().previousTransition(t.plusSeconds(1));
        ZoneOffsetTransition after = rules().nextTransition(t);
        low = before == null
                ? Long.MIN_VALUE
                : Math.max(wall(before.getDateTimeBefore()), wall(before.getDateTimeAfter()));
        high = after == null
                ? Long.MAX_VALUE
                : Math.min(wall(after.getDateTimeBefore()), wall(after.getDateTimeAfter()));
        offset = rules().getOffset(t).getTotalSeconds();
    }

    private static long wall(LocalDateTime local) {
        return local.toEpochSecond(ZoneOffset.UTC);
    }

    private ZoneRules rules() {
        return clock.rules();
    }
}

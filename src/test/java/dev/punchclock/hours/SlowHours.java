package dev.punchclock.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Hours worked out the slow and obvious way: walk minute by minute, look at the clock on the wall, and apply the rule.
 * Shift S-E of a date is {@code [sup {t: wall(t) < S}, inf {t: wall(t) >= E})}; a date that is never shown has no
 * shift. Exact where clocks change on whole minutes by whole minutes.
 */
final class SlowHours {
    private static final int DAY = 24 * 60;
    private static final int MARGIN = 3 * DAY;

    private final long first;
    private final long[] wall;

    /** @param from in minutes since the epoch, as {@code to} */
    SlowHours(ZoneRules rules, long from, long to) {
        first = from - MARGIN;
        wall = new long[Math.toIntExact(to - from + 2 * MARGIN)];
        for (int i = 0; i < wall.length; i++) {
            long second = (first + i) * 60;
            wall[i] = Math.floorDiv(
                    second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds(), 60);
        }
    }

    static Windows windows(Hours hours, long from, long to) {
        SlowHours slow = new SlowHours(hours.zone().getRules(), from, to);
        BitSet open = new BitSet();
        long last = Math.floorDiv(slow.wall[slow.wall.length - 1 - MARGIN / 2], DAY);
        for (long day = Math.floorDiv(slow.wall[MARGIN / 2], DAY); day <= last; day++) {
            if (slow.isShown(day)) {
                for (Shift shift : hours.shiftsOf(LocalDate.ofEpochDay(day))) {
                    int opens = slow.lastBefore(day * DAY + shift.start());
                    int closes = slow.firstNotBefore(day * DAY + shift.end());
                    if (opens < closes) {
                        open.set(opens, closes);
                    }
                }
            }
        }
        return slow.between(open, from, to);
    }

    private boolean isShown(long day) {
        for (long minute : wall) {
            if (Math.floorDiv(minute, DAY) == day) {
                return true;
            }
        }
        return false;
    }

    /** The end of the last minute that shows less. */
    private int lastBefore(long local) {
        int i = wall.length;
        while (i > 0 && wall[i - 1] >= local) {
            i--;
        }
        return i;
    }

    private int firstNotBefore(long local) {
        int i = 0;
        while (i < wall.length && wall[i] < local) {
            i++;
        }
        return i;
    }

    private Windows between(BitSet open, long from, long to) {
        List<Window> windows = new ArrayList<>();
        for (long minute = from; minute < to; minute++) {
            if (open.get((int) (minute - first))) {
                windows.add(new Window(Instant.ofEpochSecond(minute * 60), Instant.ofEpochSecond(minute * 60 + 60)));
            }
        }
        return Windows.of(windows);
    }
}

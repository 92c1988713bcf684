package dev.punchclock.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Work time worked out the slow and obvious way: walk minute by minute, look at the clock on the wall, and apply the
 * rule. Shift S-E of a date is {@code [sup {t: wall(t) < S}, inf {t: wall(t) >= E})}; a date that is never shown has no
 * shift, and one that is off has none and shuts every minute of itself; leave A-B is {@code [inf {t: wall(t) >= A},
 * sup {t: wall(t) < B})}. Each date is read by the clock of the zone in force on it. Exact where clocks change on whole
 * minutes by whole minutes.
 */
final class SlowHours {
    private static final int DAY = 24 * 60;
    private static final int MARGIN = 4 * DAY;

    private final long[] wall;

    /** @param from in minutes since the epoch, as {@code to} */
    SlowHours(ZoneRules rules, long from, long to) {
        long first = from - MARGIN;
        wall = new long[Math.toIntExact(to - from + 2 * MARGIN)];
        for (int i = 0; i < wall.length; i++) {
            long second = (first + i) * 60;
            wall[i] = Math.floorDiv(
                    second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds(), 60);
        }
    }

    static Windows windows(Hours hours, long from, long to) {
        return windows(new PersonalHours(hours, TimeOff.NONE), from, to);
    }

    static Windows windows(PersonalHours work, long from, long to) {
        Map<ZoneId, SlowHours> clocks = new HashMap<>();
        BitSet open = new BitSet();
        BitSet shut = new BitSet();
        long last = Math.floorDiv(to, DAY) + MARGIN / DAY - 1;
        for (long day = Math.floorDiv(from, DAY) - MARGIN / DAY + 1; day <= last; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            SlowHours slow = clocks.computeIfAbsent(
                    work.off().zoneOn(date, work.hours().zone()), zone -> new SlowHours(zone.getRules(), from, to));
            boolean dayOff = work.hours().holidays().nameOf(date) != null
                    || work.off().leave().stream().anyMatch(leave -> isIn(date, leave));
            if (dayOff) {
                shut.or(slow.shut(day * DAY, day * DAY + DAY));
            } else if (slow.isShown(day)) {
                for (Shift shift : shiftsOf(work.hours(), date)) {
                    open.or(slow.open(day * DAY + shift.start(), day * DAY + shift.end()));
                }
            }
            for (Shift times : work.off().hours().getOrDefault(date, List.of())) {
                shut.or(slow.shut(day * DAY + times.start(), day * DAY + times.end()));
            }
        }
        open.andNot(shut);
        return less(open, work.off().busy(), from, to);
    }

    /** Counts from the anchor, a day at a time, to either side. */
    private static List<Shift> shiftsOf(Hours hours, LocalDate date) {
        if (hours.days().containsKey(date)) {
            return hours.days().get(date);
        }
        List<Shift> usual = usualShifts(hours, date);
        for (DayRange range : hours.ranges()) {
            if (isIn(date, range.days()) && !usual.isEmpty()) {
                return range.shifts();
            }
        }
        return usual;
    }

    private static List<Shift> usualShifts(Hours hours, LocalDate date) {
        List<List<Shift>> turn = hours.rota().days();
        int index = 0;
        for (LocalDate day = hours.rota().starts(); day.isBefore(date); day = day.plusDays(1)) {
            index = index + 1 == turn.size() ? 0 : index + 1;
        }
        for (LocalDate day = hours.rota().starts(); day.isAfter(date); day = day.minusDays(1)) {
            index = index == 0 ? turn.size() - 1 : index - 1;
        }
        return turn.get(index);
    }

    private static boolean isIn(LocalDate date, Leave leave) {
        return date.compareTo(leave.first()) >= 0 && date.compareTo(leave.last()) <= 0;
    }

    /** Work shrinks. */
    private BitSet open(long start, long end) {
        return minutes(lastBefore(start), firstNotBefore(end));
    }

    /** What closes grows. */
    private BitSet shut(long start, long end) {
        return minutes(firstNotBefore(start), lastBefore(end));
    }

    private static BitSet minutes(int from, int to) {
        BitSet minutes = new BitSet();
        if (from < to) {
            minutes.set(from, to);
        }
        return minutes;
    }

    private static Windows less(BitSet open, List<BusyCalendar> calendars, long from, long to) {
        List<Window> windows = new ArrayList<>();
        for (long minute = from; minute < to; minute++) {
            Instant t = Instant.ofEpochSecond(minute * 60);
            if (open.get((int) (minute - from + MARGIN)) && calendars.stream().noneMatch(busy -> isTaken(busy, t))) {
                windows.add(new Window(t, t.plusSeconds(60)));
            }
        }
        return Windows.of(windows);
    }

    private static boolean isTaken(BusyCalendar busy, Instant t) {
        Windows all = busy.calendar().busy(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        return all.list().stream()
                .anyMatch(w -> !t.isBefore(w.start()) && t.isBefore(w.end().plus(busy.margin())));
    }

    private boolean isShown(long day) {
        for (long minute : wall) {
            if (minute >= day * DAY && minute < day * DAY + DAY) {
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
}

package dev.punchclock.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What keeps one person, or one account, from working as the hours say.
 *
 * @param leave whole days off
 * @param hours time off on single days, written as a shift is
 * @param travel when shifts are worked by another clock; no two trips share a day
 * @param busy calendars that take time
 */
public record TimeOff(
        List<Leave> leave, Map<LocalDate, List<Shift>> hours, List<Trip> travel, List<BusyCalendar> busy) {
    public static final TimeOff NONE = new TimeOff(List.of(), Map.of(), List.of(), List.of());

    public TimeOff {
        leave = List.copyOf(leave);
        hours = Map.copyOf(hours);
        travel = List.copyOf(travel);
        busy = List.copyOf(busy);
    }

    public boolean isLeave(LocalDate day) {
        return leave.stream().anyMatch(days -> days.contains(day));
    }

    /** The zone by whose clock the shifts of a day are worked. */
    public ZoneId zoneOn(LocalDate day, ZoneId home) {
        for (Trip trip : travel) {
            if (trip.days().contains(day)) {
                return trip.zone();
            }
        }
        return home;
    }

    /** What either of the two keeps from work. */
    public TimeOff and(TimeOff other) {
        Map<LocalDate, List<Shift>> both = new TreeMap<>(hours);
        other.hours.forEach((day, times) -> both.merge(day, times, TimeOff::joined));
        return new TimeOff(joined(leave, other.leave), both, joined(travel, other.travel), joined(busy, other.busy));
    }

    /** The same, with calendars that are too old {@code now} busy ever after. */
    TimeOff asOf(Instant now) {
        return new TimeOff(
                leave, hours, travel, busy.stream().map(each -> each.asOf(now)).toList());
    }

    /** The same, as if every calendar were confirmed for ever. */
    TimeOff believed() {
        return new TimeOff(
                leave, hours, travel, busy.stream().map(BusyCalendar::believed).toList());
    }

    private static <T> List<T> joined(List<T> a, List<T> b) {
        List<T> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}

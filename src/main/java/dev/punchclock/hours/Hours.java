package dev.punchclock.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When work is, by a pattern on the clock of one zone.
 *
 * @param name what accounts and members call it
 * @param rota the shifts of each day
 * @param ranges days on which other shifts stand for those of the rota: none of them makes a day of work of a day that the
 *     rota has off
 * @param days single days that win over the rota and the ranges; an empty list is a day off
 * @param holidays on which nobody works, whatever {@code days} says
 */
public record Hours(
        String name,
        ZoneId zone,
        Rota rota,
        List<DayRange> ranges,
        Map<LocalDate, List<Shift>> days,
        Holidays holidays) {
    public Hours {
        ranges = List.copyOf(ranges);
        days = Map.copyOf(days);
    }

    /** Without ranges of days. */
    public Hours(String name, ZoneId zone, Rota rota, Map<LocalDate, List<Shift>> days, Holidays holidays) {
        this(name, zone, rota, List.of(), days, holidays);
    }

    /** The same every week, and no holidays. */
    public Hours(String name, ZoneId zone, Map<DayOfWeek, List<Shift>> week, Map<LocalDate, List<Shift>> days) {
        this(name, zone, Rota.week(week), days, Holidays.NONE);
    }

    /** The shifts that are written for a day, in order. */
    public List<Shift> shiftsOf(LocalDate day) {
        List<Shift> single = days.get(day);
        if (single != null) {
            return single;
        }
        List<Shift> usual = rota.shiftsOf(day);
        return usual.isEmpty() || ranges.isEmpty()
                ? usual
                : range(day).map(DayRange::shifts).orElse(usual);
    }

    /** The range whose shifts stand for the rota's on this day. */
    public Optional<DayRange> range(LocalDate day) {
        return days.containsKey(day) || rota.shiftsOf(day).isEmpty()
                ? Optional.empty()
                : ranges.stream().filter(range -> range.contains(day)).findFirst();
    }

    /** Work time in {@code [from, to)} for somebody who has nothing off but holidays. */
    public Windows windows(Instant from, Instant to) {
        return new PersonalHours(this, TimeOff.NONE).windows(from, to);
    }
}

package dev.punchclock.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * When work is, by a pattern on the clock of one zone.
 *
 * @param name what accounts and members call it
 * @param rota the shifts of each day
 * @param days single days that win over the rota; an empty list is a day off
 * @param holidays on which nobody works, whatever {@code days} says
 */
public record Hours(String name, ZoneId zone, Rota rota, Map<LocalDate, List<Shift>> days, Holidays holidays) {
    public Hours {
        days = Map.copyOf(days);
    }

    /** The same every week, and no holidays. */
    public Hours(String name, ZoneId zone, Map<DayOfWeek, List<Shift>> week, Map<LocalDate, List<Shift>> days) {
        this(name, zone, Rota.week(week), days, Holidays.NONE);
    }

    /** The shifts that are written for a day, in order. */
    public List<Shift> shiftsOf(LocalDate day) {
        List<Shift> single = days.get(day);
        return single != null ? single : rota.shiftsOf(day);
    }

    /** Work time in {@code [from, to)} for somebody who has nothing off but holidays. */
    public Windows windows(Instant from, Instant to) {
        return new Work(this, TimeOff.NONE).windows(from, to);
    }
}

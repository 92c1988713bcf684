package dev.punchclock.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When work is, by a weekly pattern on the clock of one zone.
 *
 * @param name what accounts and members call it
 * @param week the shifts of each weekday; a day not named is off
 * @param days single days that win over the week; an empty list is a day off
 */
public record Hours(String name, ZoneId zone, Map<DayOfWeek, List<Shift>> week, Map<LocalDate, List<Shift>> days) {
    public Hours {
        week = Map.copyOf(week);
        days = Map.copyOf(days);
    }

    /** The shifts that start on a day, in order. */
    public List<Shift> shiftsOf(LocalDate day) {
        List<Shift> single = days.get(day);
        return single != null ? single : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** Work time in {@code [from, to)}. */
    public Windows windows(Instant from, Instant to) {
        return windows(from, to, OtherRules.NONE);
    }

    /** Work time in {@code [from, to)} by the clocks of these rules. */
    Windows windows(Instant from, Instant to, OtherRules rules) {
        WallClock clock = rules.clock(zone);
        List<Window> open = new ArrayList<>();
        LocalDate last = clock.dayOf(to);
        for (LocalDate day = clock.dayOf(from).minusDays(2); !day.isAfter(last); day = day.plusDays(1)) {
            if (clock.exists(day)) {
                for (Shift shift : shiftsOf(day)) {
                    shift.on(day, clock).ifPresent(open::add);
                }
            }
        }
        return Windows.of(open).clip(from, to);
    }
}

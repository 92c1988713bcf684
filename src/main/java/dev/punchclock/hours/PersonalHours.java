package dev.punchclock.hours;

import dev.punchclock.hours.ClosedTime.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Hours, and what keeps somebody from them.
 *
 * <p>A shift belongs to the date on which it starts, on the clock of the zone in force on that date. A holiday or a day of
 * leave takes away the shifts that start on it, and every minute of that date from the shifts of the day before.
 */
public record PersonalHours(Hours hours, TimeOff off) {
    /** A shift reaches into the day after it, and zones lie up to 26 hours apart. */
    private static final int REACH = 4;

    /** Work time in {@code [from, to)}. */
    public Windows windows(Instant from, Instant to) {
        return windows(from, to, AlternativeZoneRules.NONE);
    }

    /** Work time in {@code [from, to)} by the clocks of these rules. */
    Windows windows(Instant from, Instant to, AlternativeZoneRules rules) {
        List<Window> closed = new ArrayList<>();
        closed(from, to, false, rules).forEach(each -> closed.addAll(each.when().list()));
        return shifts(from, to, true, rules).less(Windows.of(closed));
    }

    /** What it would be if nobody ever had time off. */
    Windows written(Instant from, Instant to) {
        return shifts(from, to, false, AlternativeZoneRules.NONE);
    }

    /** Everything that takes of {@code [from, to)}, with the time that it closes, the shifts of days off to their end. */
    List<ClosedTime> closed(Instant from, Instant to) {
        return closed(from, to, true, AlternativeZoneRules.NONE);
    }

    private Windows shifts(Instant from, Instant to, boolean withoutDaysOff, AlternativeZoneRules rules) {
        List<Window> open = new ArrayList<>();
        for (LocalDate day = first(from); !day.isAfter(last(to)); day = day.plusDays(1)) {
            if (!withoutDaysOff || (hours.holidays().nameOf(day) == null && !off.isLeave(day))) {
                open.addAll(shiftsOf(day, rules));
            }
        }
        return Windows.of(open).clip(from, to);
    }

    private List<Window> shiftsOf(LocalDate day, AlternativeZoneRules rules) {
        List<Shift> shifts = hours.shiftsOf(day);
        if (shifts.isEmpty()) {
            return List.of();
        }
        WallClock clock = clockOn(day, rules);
        List<Window> on = new ArrayList<>();
        if (clock.exists(day)) {
            for (Shift shift : shifts) {
                shift.on(day, clock).ifPresent(on::add);
            }
        }
        return on;
    }

    private List<ClosedTime> closed(Instant from, Instant to, boolean toTheEndOfShifts, AlternativeZoneRules rules) {
        List<ClosedTime> all = new ArrayList<>();
        for (LocalDate day = first(from); !day.isAfter(last(to)); day = day.plusDays(1)) {
            String holiday = hours.holidays().nameOf(day);
            if (holiday != null) {
                all.add(new ClosedTime(Kind.HOLIDAY, holiday, wholeDay(day, toTheEndOfShifts, rules)));
            }
            if (off.isLeave(day)) {
                all.add(new ClosedTime(Kind.LEAVE, "leave", wholeDay(day, toTheEndOfShifts, rules)));
            }
            for (Shift times : off.hours().getOrDefault(day, List.of())) {
                all.add(new ClosedTime(Kind.LEAVE, "leave", times.blackout(day, clockOn(day, rules))));
            }
        }
        for (BusyCalendar busy : off.busy()) {
            all.add(new ClosedTime(Kind.BUSY, busy.name(), busy.in(from, to)));
        }
        return all;
    }

    private Windows wholeDay(LocalDate day, boolean toTheEndOfShifts, AlternativeZoneRules rules) {
        List<Window> gone = new ArrayList<>(
                clockOn(day, rules).blackout(day.atStartOfDay(), day.plusDays(1).atStartOfDay()).stream()
                        .toList());
        if (toTheEndOfShifts) {
            gone.addAll(shiftsOf(day, rules));
        }
        return Windows.of(gone);
    }

    private LocalDate first(Instant from) {
        return new WallClock(hours.zone()).dayOf(from).minusDays(REACH);
    }

    private LocalDate last(Instant to) {
        return new WallClock(hours.zone()).dayOf(to).plusDays(REACH);
    }

    private WallClock clockOn(LocalDate day, AlternativeZoneRules rules) {
        return rules.clock(off.zoneOn(day, hours.zone()));
    }
}

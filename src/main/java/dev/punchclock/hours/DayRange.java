package dev.punchclock.hours;

import java.time.LocalDate;
import java.util.List;

/**
 * Days that have shifts of their own wherever there is work at all, such as summer hours.
 *
 * @param days both ends included
 * @param shifts of each of them; none for days off
 */
public record DayRange(Leave days, List<Shift> shifts) {
    public DayRange {
        shifts = List.copyOf(shifts);
    }

    public LocalDate first() {
        return days.first();
    }

    public LocalDate last() {
        return days.last();
    }

    public boolean contains(LocalDate day) {
        return days.contains(day);
    }

    /** As it is written: {@code 2027-07-01..2027-08-31}. */
    @Override
    public String toString() {
        return first() + ".." + last();
    }
}

package dev.punchclock.calendar.holidays;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A day off by law or by custom.
 *
 * @param name in English where jollyday has it
 * @param observed whether the day stands in for the holiday itself, which falls on another date
 */
public record Holiday(LocalDate date, String name, boolean observed) implements Comparable<Holiday> {
    private static final Comparator<Holiday> ORDER =
            Comparator.comparing(Holiday::date).thenComparing(Holiday::name).thenComparing(Holiday::observed);

    @Override
    public int compareTo(Holiday other) {
        return ORDER.compare(this, other);
    }
}

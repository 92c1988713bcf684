package dev.punchclock.hours;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of named hours.
 *
 * @param of the public holidays of a country or a part of it; null for none
 * @param also further days
 * @param not public holidays on which work goes on
 */
public record Holidays(@Nullable RegionHolidays of, Set<LocalDate> also, Set<LocalDate> not) {
    public static final Holidays NONE = new Holidays(null, Set.of(), Set.of());

    public Holidays {
        also = Set.copyOf(also);
        not = Set.copyOf(not);
    }

    /** What a day is called on which nobody works; null for any other day. */
    public @Nullable String nameOf(LocalDate day) {
        String name =
                of == null || not.contains(day) ? null : of.in(day.getYear()).get(day);
        return name == null && also.contains(day) ? "holiday" : name;
    }
}

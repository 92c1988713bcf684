package dev.punchclock.hours;

import java.time.LocalDate;
import java.util.SortedMap;

/** The public holidays of one code, such as {@code GB-SCT}. Safe for several threads. */
@FunctionalInterface
public interface RegionHolidays {
    /** The days off in a year and their names: the day itself, and the day on which it is observed. */
    SortedMap<LocalDate, String> in(int year);
}

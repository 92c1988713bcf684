package dev.punchclock.calendar.holidays;

import java.time.LocalDate;

/**
 * A day of which only the reader can say whether it is off.
 *
 * @param name what the day is called
 * @param why on what it depends
 * @param custom whether no law makes it a holiday anywhere here, and many are off all the same
 */
public record UncertainHoliday(LocalDate date, String name, String why, boolean custom) {}

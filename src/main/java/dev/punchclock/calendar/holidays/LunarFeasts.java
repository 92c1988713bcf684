package dev.punchclock.calendar.holidays;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Public holidays whose dates follow the moon. */
final class LunarFeasts {
    private LunarFeasts() {}

    /** Easter Sunday of the western churches: the Gregorian computus of Meeus, Jones and Butcher. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }

    /** Easter Sunday of the eastern churches, by Meeus; from 1900 to 2099 their calendar is 13 days behind. */
    static LocalDate orthodoxEaster(int year) {
        int moon = (19 * (year % 19) + 15) % 30;
        int day = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1).plusDays(13);
    }

    /** The days in a year that are this day of the Umm al-Qura calendar: none, one, or two. */
    static Stream<LocalDate> hijri(int year, int month, int day) {
        int first = HijrahDate.from(LocalDate.of(year, 1, 1)).get(ChronoField.YEAR_OF_ERA);
        return IntStream.rangeClosed(first, first + 1)
                .mapToObj(hijri -> date(hijri, month, day))
                .flatMap(Optional::stream)
                .filter(date -> date.getYear() == year);
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.from(HijrahChronology.INSTANCE.date(year, month, day)));
        } catch (DateTimeException notThatLong) {
            return Optional.empty();
        }
    }
}

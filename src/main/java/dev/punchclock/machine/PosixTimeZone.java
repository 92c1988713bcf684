package dev.punchclock.machine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule for all years to come at the end of a TZif file, such as {@code GMT0BST,M3.5.0/1,M10.5.0}: POSIX' variable TZ,
 * with hours from -167 to 167 (RFC 9636, section 3.3).
 *
 * @param standard seconds east of UTC
 * @param summer the same while daylight saving lasts
 * @param starts when it begins, by standard time; null where there is none
 * @param ends when it ends, by summer time; null where there is none
 */
record PosixTimeZone(
        int standard,
        int summer,
        @Nullable Day starts,
        @Nullable Day ends) {
    private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)";
    private static final String TIME = "([+-]?\\d{1,3}(?::\\d{2}){0,2})";
    private static final String DAY = "(J\\d{1,3}|\\d{1,3}|M\\d{1,2}\\.\\d\\.\\d)(?:/" + TIME + ")?";
    private static final Pattern WHOLE =
            Pattern.compile(NAME + TIME + "(?:" + NAME + TIME + "?," + DAY + "," + DAY + ")?");
    private static final String USUAL_TIME = "2";

    /** Empty for what is not such a rule. */
    static Optional<PosixTimeZone> read(String text) {
        Matcher m = WHOLE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int standard = -seconds(m.group(1));
        if (m.group(3) == null) {
            return Optional.of(new PosixTimeZone(standard, standard, null, null));
        }
        int summer = m.group(2) == null ? standard + 3600 : -seconds(m.group(2));
        return Optional.of(
                new PosixTimeZone(standard, summer, Day.of(m.group(3), m.group(4)), Day.of(m.group(5), m.group(6))));
    }

    /** Adds the changes of a year: from which second of the epoch on, how many seconds east. */
    void changes(int year, SortedMap<Long, Integer> into) {
        if (starts == null || ends == null) {
            return;
        }
        long start = starts.in(year).toEpochSecond(ZoneOffset.UTC) - standard;
        long end = ends.in(year).toEpochSecond(ZoneOffset.UTC) - summer;
        into.put(start, summer);
        into.put(end, standard);
    }

    private static int seconds(String time) {
        int seconds = 0;
        int unit = 3600;
        for (String part : time.replaceFirst("^[+-]", "").split(":", -1)) {
            seconds += Integer.parseInt(part) * unit;
            unit /= 60;
        }
        return time.startsWith("-") ? -seconds : seconds;
    }

    /** A day of every year, and seconds from its midnight. */
    private record Day(String written, int time) {
        static Day of(String written, @Nullable String time) {
            return new Day(written, seconds(time == null ? USUAL_TIME : time));
        }

        LocalDateTime in(int year) {
            return date(year).atStartOfDay().plusSeconds(time);
        }

        private LocalDate date(int year) {
            LocalDate first = LocalDate.of(year, 1, 1);
            if (written.startsWith("J")) { // from 1 to 365: 29 February is not counted
                int day = Integer.parseInt(written.substring(1));
                return first.plusDays(first.isLeapYear() && day > 59 ? day : day - 1L);
            }
            if (!written.startsWith("M")) { // from 0 to 365
                return first.plusDays(Integer.parseInt(written));
            }
            String[] parts = written.substring(1).split("\\.", -1);
            int week = Integer.parseInt(parts[1]);
            DayOfWeek day = DayOfWeek.of(Math.floorMod(Integer.parseInt(parts[2]) - 1, 7) + 1);
            LocalDate month = YearMonth.of(year, Integer.parseInt(parts[0])).atDay(1);
            return month.with(
                    week == 5 ? TemporalAdjusters.lastInMonth(day) : TemporalAdjusters.dayOfWeekInMonth(week, day));
        }
    }
}

package dev.punchclock.problem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people write them, only to say how they are written here: {@code 3/12/2026 10am}. What it finds is never
 * taken for what was meant: in one country that is a day in March.
 */
public final class DateSuggestion {
    /** No date is longer; what is may take long to look at. */
    private static final int LONG = 60;

    /** As dates are written here, with a time or without. */
    private static final Pattern RIGHT =
            Pattern.compile("((\\d{4})-(\\d{2})-(\\d{2}))(?:[ T]+(\\d{1,2}:\\d{2}(?::\\d{2})?))?");

    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])(:[0-5]\\d)+");
    private static final Pattern TIME =
            Pattern.compile("(?:^|[ tT]+)(\\d{1,2})(?:[:.h](\\d{2}))?(:\\d{2})?\\s*([ap]\\.?m\\.?)?$");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})[-/. ](\\d{4}|\\d{2})");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]([a-z]{3,9})[ -](\\d{4})");
    private static final Pattern MONTH_DAY = Pattern.compile("([a-z]{3,9}) (\\d{1,2})(?:st|nd|rd|th)? (\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern RELATIVE = Pattern.compile(
            "(?:(?:on|next|this|in|every) )?(?:now|today|tonight|tomorrow|yesterday|soon|asap|noon|midnight|morning"
                    + "|afternoon|evening|week|month|year|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\\b.*");

    private final String time;
    private final Set<LocalDate> days = new LinkedHashSet<>();

    private DateSuggestion(String written) {
        String plain = plain(written);
        Matcher at = TIME.matcher(plain);
        boolean timed = at.find() && (at.group(2) != null || at.group(4) != null);
        time = timed ? time(at) : "";
        days(timed ? plain.substring(0, at.start()).strip() : plain);
    }

    /**
     * What to write in the place of this; empty when it does not look like a date at all.
     *
     * @param timed whether a time belongs to it
     */
    public static Optional<String> remedy(String written, boolean timed) {
        if (written.length() > LONG) {
            return Optional.empty();
        }
        DateSuggestion meant = new DateSuggestion(written);
        if (meant.days.isEmpty()) {
            return !meant.time.isEmpty() && TIME.matcher(plain(written)).lookingAt()
                    ? Optional.of("write the date before it, as in 2026-11-24 " + meant.time)
                    : Optional.empty();
        }
        List<String> each = meant.days.stream()
                .map(day -> day + (timed ? " " + (meant.time.isEmpty() ? "10:15" : meant.time) : ""))
                .toList();
        String needsTime = timed && meant.time.isEmpty() ? ", with the time at which it goes out" : "";
        return Optional.of(
                each.size() == 1
                        ? "write " + each.get(0) + needsTime
                        : "write the year first, then the month: " + String.join(" or ", each) + needsTime);
    }

    /** The time of a day that is written without a day: {@code 3pm}, {@code 15.30}; empty when it is none. */
    public static Optional<LocalTime> timeAlone(String written) {
        Matcher at = TIME.matcher(written.length() > LONG ? "" : plain(written));
        String time = at.lookingAt() ? time(at) : "";
        return time.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(time));
    }

    /** Two days of which neither can be mistaken, as a range is written: {@code 2026-12-28..2027-01-02}. */
    public static Optional<String> range(String first, String last) {
        Set<LocalDate> from = new DateSuggestion(first).days;
        Set<LocalDate> to = new DateSuggestion(last).days;
        return from.size() == 1 && to.size() == 1
                ? Optional.of(from.iterator().next() + ".." + to.iterator().next())
                : Optional.empty();
    }

    /** What is wrong with a date, or a date and time, that is written as it should be, and that there is not. */
    public static Optional<Problem> missing(@Nullable FilePosition place, String written) {
        Matcher parts = RIGHT.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int month = number(parts.group(3));
        int day = number(parts.group(4));
        String time = parts.group(5);
        if (month < 1 || month > 12) {
            return Optional.of(absent(place, parts.group(1) + " in the calendar", "write the month as 01 to 12"));
        }
        int days = YearMonth.of(number(parts.group(2)), month).lengthOfMonth();
        if (day < 1 || day > days) {
            return Optional.of(absent(place, parts.group(1) + " in the calendar", "that month has " + days + " days"));
        }
        return time == null || CLOCK.matcher(time).matches()
                ? Optional.empty()
                : Optional.of(absent(place, time + " on the clock", "write a time from 00:00 to 23:59"));
    }

    private static Problem absent(@Nullable FilePosition place, String what, String remedy) {
        return Problem.error(place, "there is no " + what, remedy);
    }

    /** Whether it means another day each time it is read. */
    public static boolean isRelative(String written) {
        return written.length() <= LONG && RELATIVE.matcher(plain(written)).matches();
    }

    private static String plain(String written) {
        return written.toLowerCase(Locale.ROOT)
                .replaceAll("[“”„«»‘’\"']", "")
                .replaceAll("[–—−‐‑]", "-")
                .replaceAll("[\\p{Z}\\s,]+| at ", " ")
                .replaceAll(" +", " ")
                .strip();
    }

    private static String time(Matcher at) {
        int hour = Integer.parseInt(at.group(1));
        String half = at.group(4);
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        String minute = at.group(2) == null ? "00" : at.group(2);
        String second = at.group(3) == null ? "" : at.group(3);
        return hour > 23 || minute.compareTo("59") > 0 || second.compareTo(":59") > 0
                ? ""
                : String.format(Locale.ROOT, "%02d:%s%s", hour, minute, second);
    }

    private void days(String date) {
        Matcher parts = YEAR_FIRST.matcher(date);
        if (parts.matches()) {
            add(parts.group(1), number(parts.group(2)), parts.group(3));
        }
        parts = YEAR_LAST.matcher(date);
        if (parts.matches()) {
            add(parts.group(4), number(parts.group(3)), parts.group(1));
            if (!parts.group(2).equals(".")) { // with full stops the day always comes first
                add(parts.group(4), number(parts.group(1)), parts.group(3));
            }
        }
        parts = DAY_MONTH.matcher(date);
        if (parts.matches()) {
            add(parts.group(3), month(parts.group(2)), parts.group(1));
        }
        parts = MONTH_DAY.matcher(date);
        if (parts.matches()) {
            add(parts.group(3), month(parts.group(1)), parts.group(2));
        }
    }

    private void add(String year, int month, String day) {
        try {
            days.add(LocalDate.of(number(year.length() == 2 ? "20" + year : year), month, number(day)));
        } catch (DateTimeException noSuchDay) {
            // not meant so
        }
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3)) + 1;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}

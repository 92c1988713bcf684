package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.problem.DateSuggestion;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and times, ISO only: in any other form somebody reads the day as the month. */
final class DateReader {
    private static final String DAY = "(\\d{4})-(\\d{2})-(\\d{2})";
    private static final Pattern DATE = Pattern.compile(DAY);
    private static final Pattern DATE_TIME = Pattern.compile(DAY + "[ T]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
    private static final Pattern WITH_ZONE = Pattern.compile(DAY + "[ T].*(?:[Zz]|[+-]\\d{2}:?\\d{2}|[A-Za-z]{2,})");
    private static final String ISO = "write it as 2026-11-24 (year, month, day)";

    private DateReader() {}

    static boolean isDate(String text) {
        return DATE.matcher(text.strip()).matches();
    }

    static Optional<LocalDate> date(String text, FilePosition place, ProblemCollector problems) {
        if (isMissing(text, place, problems)) {
            return Optional.empty();
        }
        Matcher parts = DATE.matcher(text.strip());
        if (!parts.matches()) {
            String remedy = text.contains("..")
                    ? "write each day on a line of its own"
                    : DateSuggestion.remedy(text, false).orElse(ISO);
            problems.error(
                    place,
                    "`" + text + "` is not a " + (text.contains("..") ? "single " : "") + "date" + relative(text),
                    remedy);
            return Optional.empty();
        }
        return Optional.of(date(parts));
    }

    /** A time on the wall, without a zone. */
    static Optional<LocalDateTime> dateTime(String text, FilePosition place, ProblemCollector problems) {
        if (isMissing(text, place, problems)) {
            return Optional.empty();
        }
        Matcher parts = DATE_TIME.matcher(text.strip());
        if (parts.matches()) {
            return Optional.of(date(parts).atTime(time(parts)));
        }
        Optional<String> meant = DateSuggestion.remedy(text, true);
        if (isDate(text)) {
            problems.error(place, "`" + text + "` has no time of day", "write it as " + text.strip() + " 10:15");
        } else if (meant.isPresent()) {
            problems.error(place, "`" + text + "` is not written as a date and a time", meant.get());
        } else if (WITH_ZONE.matcher(text.strip()).matches()) {
            problems.error(
                    place,
                    "`" + text + "` has a zone, but times are on the clock of each account",
                    "leave the zone out and write that clock's time, as in 2026-11-24 10:15");
        } else {
            problems.error(
                    place,
                    "`" + text + "` is not a date and a time" + relative(text),
                    "write it as 2026-11-24 10:15 (year, month, day, time)");
        }
        return Optional.empty();
    }

    private static boolean isMissing(String text, FilePosition place, ProblemCollector problems) {
        Optional<Problem> missing = DateSuggestion.missing(place, text);
        missing.ifPresent(it -> problems.error(place, it.what(), it.remedy()));
        return missing.isPresent();
    }

    private static String relative(String text) {
        return DateSuggestion.isRelative(text) ? ": which day that is depends on when it is read" : "";
    }

    private static LocalDate date(Matcher parts) {
        return LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    }

    private static LocalTime time(Matcher parts) {
        return LocalTime.of(number(parts, 4), number(parts, 5), parts.group(6) == null ? 0 : number(parts, 6));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}

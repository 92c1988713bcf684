package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.problem.FilePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers and lengths of time: {@code 12}, {@code 45m}, {@code 1h30m}. */
final class DurationReader {
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,3})h)?(?:(\\d{1,4})m)?");
    private static final Pattern DAYS = Pattern.compile("([1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])d");
    private static final Pattern COUNT = Pattern.compile("0|[1-9]\\d{0,4}");
    private static final Pattern BOTH = Pattern.compile("(\\d+) *(?:-|–|to|\\.\\.) *(\\d+)");
    private static final Duration LONGEST = Duration.ofDays(7);

    private DurationReader() {}

    /** A number of posts, from 0 to 99999. */
    static Optional<Integer> count(String text, FilePosition place, ProblemCollector problems) {
        if (COUNT.matcher(text).matches()) {
            return Optional.of(Integer.valueOf(text));
        }
        Matcher both = BOTH.matcher(text);
        if (both.matches()) {
            problems.error(
                    place,
                    "`" + text + "` is two numbers",
                    "write two numbers: `min: " + both.group(1) + ", max: " + both.group(2) + "`");
        } else if (text.matches("-\\d+")) {
            problems.error(place, "`" + text + "` is less than none", "write 0 or more");
        } else if (text.matches("[+]?[\\d_,. ]*\\d{6,}|0x.*")) {
            problems.error(place, "`" + text + "` is more than anybody can post", "write a number up to 99999");
        } else {
            problems.error(place, "`" + text + "` is not a plain number", "write digits only, such as 12");
        }
        return Optional.empty();
    }

    static Optional<Duration> length(String text, FilePosition place, ProblemCollector problems) {
        Matcher parts = LENGTH.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            problems.error(
                    place,
                    "`" + text + "` is not a length of time",
                    text.matches("\\d{1,4}")
                            ? "say of what: " + text + "m or " + text + "h"
                            : "write it as 45m, 2h or 1h30m");
            return Optional.empty();
        }
        Duration length = Duration.ofHours(number(parts.group(1))).plusMinutes(number(parts.group(2)));
        if (length.compareTo(LONGEST) > 0) {
            problems.error(place, "a gap of `" + text + "` is longer than a week", "write a shorter one, or use `max`");
            return Optional.empty();
        }
        return Optional.of(length);
    }

    /** A number of days: {@code 30d}. */
    static Optional<Duration> days(String text, FilePosition place, ProblemCollector problems) {
        if (DAYS.matcher(text).matches()) {
            return Optional.of(Duration.ofDays(number(text.substring(0, text.length() - 1))));
        }
        problems.error(
                place,
                "`" + text + "` is not a number of days",
                DAYS.matcher(text + "d").matches() ? "write " + text + "d" : "write it as 30d, at most 366d");
        return Optional.empty();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

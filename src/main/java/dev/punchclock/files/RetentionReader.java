package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.workspace.Retention;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long words are kept: {@code 13 months}, {@code 90 days}, {@code 2 years}, {@code for ever}. */
final class RetentionReader {
    private static final Pattern LENGTH = Pattern.compile("([1-9]\\d{0,4}) (days|months|years?)");
    private static final int MONTHS = 12;

    private RetentionReader() {}

    static Optional<Retention> read(String text, FilePosition place, ProblemCollector problems) {
        Matcher parts = LENGTH.matcher(text);
        if (text.equals("for ever")) {
            return Optional.of(Retention.FOR_EVER);
        }
        if (!parts.matches()) {
            problems.error(
                    place,
                    "`" + text + "` does not say how long",
                    "write it as 13 months, 90 days or 2 years; to erase nothing: for ever");
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(1));
        boolean days = parts.group(2).equals("days");
        int months = parts.group(2).startsWith("year") ? number * MONTHS : number;
        if (days ? number < Retention.LEAST_DAYS : months < Retention.LEAST_MONTHS) {
            problems.error(
                    place,
                    "`" + text + "` is too short: whether a post repeats another is asked of the last 30 days",
                    "write at least " + Retention.LEAST_MONTHS + " months or " + Retention.LEAST_DAYS + " days");
            return Optional.empty();
        }
        return Optional.of(days ? new Retention(0, number) : new Retention(months, 0));
    }
}

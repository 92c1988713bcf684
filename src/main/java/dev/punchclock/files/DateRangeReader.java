package dev.punchclock.files;

import dev.punchclock.files.yaml.ProblemCollector;
import dev.punchclock.hours.Leave;
import dev.punchclock.problem.DateSuggestion;
import dev.punchclock.problem.FilePosition;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code 2026-12-28..2027-01-02}, both days included. */
final class DateRangeReader {
    private static final Pattern RANGE = Pattern.compile("(\\S+?)\\s*(?:\\.{2,3}|…)\\s*(\\S+)");
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final Pattern NEARLY =
            Pattern.compile("(" + DATE + ")\\s*(?:-|–|—|/|to|till|until|bis)\\s*(" + DATE + ")");

    /** Two days in a form of their own: {@code 28.12.2026-02.01.2027}. */
    private static final Pattern OTHER = Pattern.compile("(OTHER)\\s*(?:-|–|—|to|till|until|bis|\\.{2,3}|…)\\s*(OTHER)"
            .replace("OTHER", "\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}"));

    private DateRangeReader() {}

    /** Whether a text is written as a range of days, or nearly so. */
    static boolean isRange(String text) {
        String plain = text.strip();
        return RANGE.matcher(plain).matches()
                || NEARLY.matcher(plain).matches()
                || OTHER.matcher(plain).matches();
    }

    /** As a range in another form is right; empty when it is in none, or may mean other days too. */
    private static Optional<String> meant(String plain) {
        Matcher other = OTHER.matcher(plain);
        Matcher nearly = NEARLY.matcher(plain);
        if (nearly.matches()) {
            return Optional.of(nearly.group(1) + ".." + nearly.group(2));
        }
        return other.matches() ? DateSuggestion.range(other.group(1), other.group(2)) : Optional.empty();
    }

    /**
     * The days of a text that {@link #isRange}; empty when something was wrong, which is reported.
     *
     * @param what the text should be, as in {@code `…` is not leave}
     */
    static Optional<Leave> read(String text, String what, FilePosition place, ProblemCollector problems) {
        String plain = text.strip();
        Optional<String> meant = meant(plain);
        if (meant.isPresent() || OTHER.matcher(plain).matches()) {
            problems.error(
                    place,
                    "`" + plain + "` is not " + what,
                    "write " + meant.orElse("it as 2026-12-28..2027-01-02") + "; both days are included");
            return Optional.empty();
        }
        Matcher range = RANGE.matcher(plain);
        return range.matches() ? between(range.group(1), range.group(2), place, problems) : Optional.empty();
    }

    /** The days from one to another. */
    static Optional<Leave> between(String from, String to, FilePosition place, ProblemCollector problems) {
        Optional<LocalDate> first = DateReader.date(from, place, problems);
        Optional<LocalDate> last = DateReader.date(to, place, problems);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (last.get().isBefore(first.get())) {
            problems.error(
                    place, "it ends on " + to + ", before it begins", "write the earlier day first; both are included");
            return Optional.empty();
        }
        return Optional.of(new Leave(first.get(), last.get()));
    }
}

package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.problem.DateSuggestion;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a person typed on the command line. Each method throws {@link ProblemException} with {@link ExitCode#USAGE}. */
final class Arguments {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern T = Pattern.compile("(?<=\\d)T(?=\\d)");

    /** With a full stop alone it may be a day of a month, and a number may be anything. */
    private static final Pattern CLEAR = Pattern.compile("(?i)\\d:\\d|[ap]\\.?m");

    private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,2})h)?(?:(\\d{1,3})m)?");
    private static final Pattern LINK = Pattern.compile("(https?|file)://\\S+");

    private Arguments() {}

    static void between(int number, int least, int most, String option) {
        if (number < least || number > most) {
            throw new ProblemException(
                    ExitCode.USAGE, option + " is " + number, "give a number from " + least + " to " + most);
        }
    }

    /** One of these words. */
    static String oneOf(String option, String written, String... words) {
        if (!List.of(words).contains(written)) {
            throw new ProblemException(ExitCode.USAGE, option + " is " + written, "give " + String.join(" or ", words));
        }
        return written;
    }

    static LocalDate date(String written, LocalDate today) {
        mustBeInTheCalendar(written);
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "not a date: " + written,
                    DateSuggestion.remedy(written, false).orElse("write it as " + today + " (year, month, day)"));
        }
    }

    private static void mustBeInTheCalendar(String written) {
        DateSuggestion.missing(null, written).ifPresent(missing -> {
            throw new ProblemException(ExitCode.USAGE, List.of(missing));
        });
    }

    /** A place of the IANA list. */
    static ZoneId zone(String written) {
        Set<String> all = ZoneId.getAvailableZoneIds();
        if (all.contains(written) && (written.contains("/") || written.equals("UTC"))) {
            return ZoneId.of(written);
        }
        String remedy = DidYouMean.nearest(
                        written, all.stream().filter(id -> id.contains("/")).toList())
                .map(near -> "did you mean " + near + "?")
                .orElse("write a place of the IANA list, such as Europe/London");
        throw new ProblemException(ExitCode.USAGE, "there is no time zone " + written, remedy);
    }

    /** Such as {@code 30m} or {@code 1h30m}. */
    static Duration length(String option, String written) {
        Matcher parts = LENGTH.matcher(written);
        if (!parts.matches() || written.isEmpty()) {
            throw new ProblemException(ExitCode.USAGE, option + " is " + written, "write it as 30m, or 1h30m");
        }
        return Duration.ofHours(number(parts.group(1))).plusMinutes(number(parts.group(2)));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** A day and a time, or a time alone: on this day. */
    static LocalDateTime time(String written, LocalDate today) {
        mustBeInTheCalendar(written);
        Optional<LocalTime> alone = DateSuggestion.timeAlone(written);
        if (alone.isPresent() && CLEAR.matcher(written).find()) {
            return today.atTime(alone.get());
        }
        try {
            return LocalDateTime.parse(T.matcher(written.strip()).replaceFirst(" "), TIME);
        } catch (DateTimeParseException e) {
            String usual = "write 15:30 for today, or \"" + today.plusDays(1) + " 10:15\" (year, month, day, time)";
            throw new ProblemException(
                    ExitCode.USAGE,
                    "not a time: " + written,
                    alone.map(time -> "write " + time)
                            .or(() -> DateSuggestion.remedy(written, true).map(meant -> meant + ", in quotes"))
                            .orElse(usual));
        }
    }

    /** A web address. */
    static String link(String written) {
        if (!LINK.matcher(written).matches()) {
            throw new ProblemException(
                    ExitCode.USAGE, "not a web address: " + written, "give the whole of it, beginning with https://");
        }
        return written;
    }

    static AccountName account(String written) {
        if (!AccountName.fits(written)) {
            throw new ProblemException(
                    ExitCode.USAGE, "not the name of an account: " + written, "punchclock status shows the accounts");
        }
        return new AccountName(written);
    }
}

package dev.punchclock.cli;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a person typed on the command line. Each method throws {@link Stopped} with {@link ExitCode#USAGE}. */
final class Typed {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern T = Pattern.compile("(?<=\\d)T(?=\\d)");

    private static final Pattern LINK = Pattern.compile("(https?|file)://\\S+");

    private Typed() {}

    static void between(int number, int least, int most, String option) {
        if (number < least || number > most) {
            throw new Stopped(ExitCode.USAGE, option + " is " + number, "give a number from " + least + " to " + most);
        }
    }

    /** One of these words. */
    static String oneOf(String option, String written, String... words) {
        if (!List.of(words).contains(written)) {
            throw new Stopped(ExitCode.USAGE, option + " is " + written, "give " + String.join(" or ", words));
        }
        return written;
    }

    static LocalDate date(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new Stopped(ExitCode.USAGE, "not a date: " + written, "write it as 2026-11-24");
        }
    }

    static LocalDateTime time(String written) {
        try {
            return LocalDateTime.parse(T.matcher(written.strip()).replaceFirst(" "), TIME);
        } catch (DateTimeParseException e) {
            throw new Stopped(ExitCode.USAGE, "not a time: " + written, "write it as \"2026-11-24 10:15\"");
        }
    }

    static PostId post(String written) {
        if (!PostId.fits(written)) {
            throw new Stopped(
                    ExitCode.USAGE,
                    "not the id of a post: " + written,
                    "use letters, digits, full stops, hyphens and underscores, at most 64");
        }
        return new PostId(written);
    }

    /** A web address. */
    static String link(String written) {
        if (!LINK.matcher(written).matches()) {
            throw new Stopped(
                    ExitCode.USAGE, "not a web address: " + written, "give the whole of it, beginning with https://");
        }
        return written;
    }

    static AccountName account(String written) {
        if (!AccountName.fits(written)) {
            throw new Stopped(
                    ExitCode.USAGE, "not the name of an account: " + written, "punchclock status shows the accounts");
        }
        return new AccountName(written);
    }
}

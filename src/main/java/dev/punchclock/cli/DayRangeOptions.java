package dev.punchclock.cli;

import dev.punchclock.account.Period;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that {@code --from} and {@code --to} name.
 *
 * @param end the day after the last
 */
record DayRangeOptions(LocalDate first, LocalDate end) {
    private static final int LONGEST = 3700;

    /**
     * From this Monday, and for a week, where nothing else is written.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when they are no range, or too long a one
     */
    static DayRangeOptions typed(@Nullable String from, @Nullable String to, LocalDate today) {
        LocalDate first = from == null ? Period.WEEK.startOf(today) : Arguments.date(from, today);
        LocalDate end = to == null ? first.plusWeeks(1) : Arguments.date(to, today);
        if (!first.isBefore(end) || first.plusDays(LONGEST).isBefore(end)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "from " + first + " to " + end + " is not a range",
                    "give --to a later day, at most ten years on");
        }
        return new DayRangeOptions(first, end);
    }
}

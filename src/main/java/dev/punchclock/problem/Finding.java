package dev.punchclock.problem;

import dev.punchclock.problem.Problem.Level;
import org.jspecify.annotations.Nullable;

/**
 * What was found when something was looked at.
 *
 * @param subject what was looked at, in a word or two
 * @param level how bad it is; null when it is in order
 * @param what what was found, on one line
 * @param remedy what to do; empty when there is nothing to do
 */
public record Finding(String subject, @Nullable Level level, String what, String remedy) {
    public static Finding good(String subject, String what) {
        return new Finding(subject, null, what, "");
    }

    public static Finding doubtful(String subject, String what, String remedy) {
        return new Finding(subject, Level.WARNING, what, remedy);
    }

    public static Finding bad(String subject, String what, String remedy) {
        return new Finding(subject, Level.ERROR, what, remedy);
    }
}

package dev.punchclock.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person can put right. Anything else that goes wrong is a bug.
 *
 * @param level an error stops what was asked; a warning is said and work goes on
 * @param place where it stands, or null when it stands in no file
 * @param what what is wrong, in the user's words, without a final stop
 * @param remedy what to do, beginning with a verb; empty when {@code what} says it already
 */
public record Problem(Level level, @Nullable FilePosition place, String what, String remedy) {

    /** How much a problem stops. */
    public enum Level {
        ERROR,
        WARNING
    }

    public static Problem error(@Nullable FilePosition place, String what, String remedy) {
        return new Problem(Level.ERROR, place, what, remedy);
    }

    public static Problem warning(@Nullable FilePosition place, String what, String remedy) {
        return new Problem(Level.WARNING, place, what, remedy);
    }

    public boolean isError() {
        return level == Level.ERROR;
    }

    /** The problem as a person reads it, whatever is quoted in it: place and what on one line, the remedy on the next. */
    public String render() {
        String where = place == null ? "" : place + ": ";
        String mark = isError() ? "" : "warning: ";
        return EscapedText.line(where + mark + what)
                + (remedy.isEmpty() ? "" : "\n  to do: " + EscapedText.line(remedy));
    }
}

package dev.punchclock.files.yaml;

import dev.punchclock.problem.FilePosition;
import java.util.Set;

/**
 * A single value, as text: numbers, dates and words such as {@code no} stay as they were written.
 *
 * @param text what it says, without quotes, escapes resolved
 */
public record ScalarNode(FilePosition place, TextRange span, String text, Style style) implements Node {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    /** How it was written. */
    public enum Style {
        PLAIN,
        QUOTED,
        BLOCK
    }

    /** Nothing was written where a value should be. */
    public boolean isNothing() {
        return style == Style.PLAIN && NOTHING.contains(text);
    }

    @Override
    public int contentEnd() {
        return span.end();
    }
}

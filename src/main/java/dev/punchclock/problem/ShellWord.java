package dev.punchclock.problem;

import java.util.regex.Pattern;

/** A word of a command line as it is typed: what a remedy tells somebody to type must do what it says. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /** The word as a shell takes it for one, and for no other: in quotes where it needs them. */
    public static String quoted(Object word) {
        String text = String.valueOf(word);
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\"'\"'") + "'";
    }
}

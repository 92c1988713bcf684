package dev.punchclock.files.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds characters that no file of ours may have. */
public final class ForbiddenCharacters {
    private static final int MOST = 5;

    private ForbiddenCharacters() {}

    /** Reports control characters in the raw text, the first few of them. */
    static boolean check(SourceText source, ProblemCollector problems) {
        String text = source.text();
        int found = 0;
        for (int i = 0; i < text.length() && found < MOST; i++) {
            if (isForbidden(text.charAt(i))) {
                found++;
                problems.error(source.place(i), "there is " + name(text.charAt(i)) + " here", "take it out");
            }
        }
        return found == 0;
    }

    /** Reports what escapes such as {@code \0} put into a value. */
    static void check(ScalarNode scalar, ProblemCollector problems) {
        unreadable(scalar.text())
                .ifPresent(what -> problems.error(
                        scalar.place(), "there is " + what + " in this value", "take out what stands for it after \\"));
    }

    /** What is unreadable in a text, for a message; empty when all is well. */
    public static Optional<String> unreadable(String text) {
        OptionalInt bad = bad(text);
        return bad.isPresent() ? Optional.of(name(text.charAt(bad.getAsInt()))) : Optional.empty();
    }

    private static OptionalInt bad(String text) {
        return IntStream.range(0, text.length())
                .filter(i -> isForbidden(text.charAt(i)) || isLone(text, i))
                .findFirst();
    }

    private static boolean isForbidden(char c) {
        if (c >= ' ' && c < '\u007f') {
            return false; // nearly all are
        }
        boolean layout = c == '\t' || c == '\n' || c == '\r' || c == '\u0085';
        return (Character.isISOControl(c) && !layout) || c == '\ufffe' || c == '\uffff';
    }

    private static boolean isLone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** What a message calls it. */
    static String name(char c) {
        if (c == 0) {
            return "a NUL character";
        }
        String number = String.format(Locale.ROOT, "U+%04X", (int) c);
        return Character.isSurrogate(c) ? "half a character (" + number + ")" : "a control character (" + number + ")";
    }
}

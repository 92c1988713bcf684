package dev.punchclock.files;

import dev.punchclock.problem.EscapedText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes a text as a YAML value, in the most readable form that reads back as the same text. */
final class YamlQuoting {
    private static final int WIDE = 100;
    /** Begins with a letter, and nothing in it means anything to YAML, in a block or inside {@code { … }}. */
    private static final Pattern HARMLESS = Pattern.compile(
            "\\p{L}(?:[\\p{L}\\p{M}\\p{N}\\p{Sc}\\p{So} .;!?()/'’“”„«»–—…+=_@%&*^~$€£°·|<>-]|:(?=\\S)|#(?<=\\S#))*");

    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlQuoting() {}

    /** A value of one line, such as a name: plain, or in quotes. */
    static String line(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /**
     * A text behind {@code text:}, of one line or many.
     *
     * @param indent what stands before each line of the text when it needs lines of its own
     */
    static String text(String text, String indent, String lineBreak) {
        boolean short_ = text.codePointCount(0, text.length()) <= WIDE;
        if (short_ && isPlain(text)) {
            return text;
        }
        boolean simple = text.indexOf('"') < 0 && text.indexOf('\\') < 0 && text.indexOf('\n') < 0;
        if (!isBlock(text) || (short_ && simple)) {
            return quoted(text);
        }
        StringBuilder block = new StringBuilder("|");
        for (String line : text.split("\n", -1)) {
            block.append(lineBreak).append(line.isEmpty() ? "" : indent).append(line);
        }
        return block.toString();
    }

    private static boolean isPlain(String text) {
        return HARMLESS.matcher(text).matches()
                && EscapedText.isHarmless(text)
                && !text.endsWith(" ")
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** The lines of a block are taken as they are, so each must be one that shows and stays. */
    private static boolean isBlock(String text) {
        return !text.isEmpty()
                && !Character.isWhitespace(text.charAt(0))
                && EscapedText.isHarmless(text.replace('\n', ' ').replace('\t', ' '));
    }

    /** In quotes, what does not show is written as an escape: joiners that belong to emoji and scripts stay. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (!EscapedText.mustBeEscaped(text, i)) {
                        quoted.appendCodePoint(c);
                    } else if (c <= 0xffff) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}

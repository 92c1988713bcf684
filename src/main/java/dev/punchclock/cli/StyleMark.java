package dev.punchclock.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in our own lines for a sequence that a terminal obeys, until {@link EscapingStream} puts that in its place. A
 * number that nobody outside can know is in it, so that no text from outside can be taken for one.
 */
final class StyleMark {
    static final char BEGIN = '\ufdd0';
    static final char END = '\ufdd1';
    static final String NUMBER = Long.toHexString(System.nanoTime() * 0x9e3779b97f4a7c15L | 1L << 63);

    private static final String BACK = "back";
    private static final Pattern MARK = Pattern.compile(BEGIN + "[0-9a-z;]*" + END);
    private static final Pattern STYLE = Pattern.compile("\u001b\\[([0-9;]*)m");

    private StyleMark() {}

    /** Of a style by its number (ECMA-48, select graphic rendition). */
    static String of(String style) {
        return BEGIN + NUMBER + style + END;
    }

    /** Back to the beginning of the line, which is emptied. */
    static String emptiedLine() {
        return of(BACK);
    }

    /** Our own text, in which a library has put styles. */
    static String in(String styled) {
        return STYLE.matcher(styled).replaceAll(style -> Matcher.quoteReplacement(of(style.group(1))));
    }

    /** The text without marks. */
    static String without(String text) {
        return text.indexOf(BEGIN) < 0 ? text : MARK.matcher(text).replaceAll("");
    }

    /** What the terminal is told. */
    static String sequence(String style) {
        return style.equals(BACK) ? "\r\u001b[K" : "\u001b[" + style + "m";
    }
}

package dev.punchclock.cli;

import dev.punchclock.problem.EscapedText;
import java.util.ArrayList;
import java.util.List;

/** How much room text takes on a terminal, as it is shown: colours none, wide characters two columns. */
final class TextWidth {
    private static final String ELLIPSIS = "…";
    private static final int EMOJI_STYLE = 0xfe0f;
    private static final int ESCAPE = "\\u0000".length();

    /** East Asian wide characters and emoji (Unicode, East Asian Width W and F), in order, roughly as terminals have them. */
    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x231a, 0x231b},
        {0x2329, 0x232a},
        {0x23e9, 0x23ec},
        {0x23f0, 0x23f0},
        {0x23f3, 0x23f3},
        {0x25fd, 0x25fe},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x267f, 0x267f},
        {0x2693, 0x2693},
        {0x26a1, 0x26a1},
        {0x26aa, 0x26ab},
        {0x26bd, 0x26be},
        {0x26c4, 0x26c5},
        {0x26ce, 0x26ce},
        {0x26d4, 0x26d4},
        {0x26ea, 0x26ea},
        {0x26f2, 0x26f3},
        {0x26f5, 0x26f5},
        {0x26fa, 0x26fa},
        {0x26fd, 0x26fd},
        {0x2705, 0x2705},
        {0x270a, 0x270b},
        {0x2728, 0x2728},
        {0x274c, 0x274c},
        {0x274e, 0x274e},
        {0x2753, 0x2755},
        {0x2757, 0x2757},
        {0x2795, 0x2797},
        {0x27b0, 0x27b0},
        {0x27bf, 0x27bf},
        {0x2b1b, 0x2b1c},
        {0x2b50, 0x2b50},
        {0x2b55, 0x2b55},
        {0x2e80, 0xa4cf},
        {0xa960, 0xa97f},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe10, 0xfe19},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0xffe0, 0xffe6},
        {0x16fe0, 0x18dff},
        {0x1aff0, 0x1b2ff},
        {0x1f004, 0x1f004},
        {0x1f0cf, 0x1f0cf},
        {0x1f18e, 0x1f18e},
        {0x1f191, 0x1f19a},
        {0x1f200, 0x1faff},
        {0x20000, 0x3fffd}
    };

    private TextWidth() {}

    static int of(String text) {
        String shown = EscapedText.line(StyleMark.without(text));
        int width = 0;
        int before = 0;
        for (int i = 0; i < shown.length(); i += Character.charCount(shown.codePointAt(i))) {
            int character = shown.codePointAt(i);
            width += of(character, before);
            before = character;
        }
        return width;
    }

    /** @param before the character before it, which a style may make wide */
    private static int of(int character, int before) {
        if (character < 0x300) {
            return 1;
        }
        if (character == EMOJI_STYLE) {
            return isWide(before) ? 0 : 1;
        }
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        for (int[] range : WIDE) {
            if (character <= range[1]) {
                return character >= range[0];
            }
        }
        return false;
    }

    /** The text, where it is wider than that with its end cut off and a mark in its place; rather between words. */
    static String cut(String text, int room) {
        if (of(text) <= room) {
            return text;
        }
        String shown = EscapedText.line(StyleMark.without(text));
        int end = 0;
        int width = 0;
        int before = 0;
        while (end < shown.length()) {
            int character = shown.codePointAt(end);
            width += of(character, before);
            if (width > room - 1) {
                break;
            }
            before = character;
            end += Character.charCount(character);
        }
        int escape = shown.lastIndexOf("\\u", end - 1);
        end = escape >= 0 && escape > end - ESCAPE && isEscape(shown, escape) ? escape : end;
        int word = shown.lastIndexOf(' ', end);
        String kept = shown.substring(0, word > end / 2 ? word : end);
        return styled(text, joined(kept) + ELLIPSIS);
    }

    /** As {@link EscapedText} writes what is not to be shown; half of one is no use. */
    private static boolean isEscape(String shown, int at) {
        for (int i = at + 2; i < at + ESCAPE; i++) {
            if (i >= shown.length() || Character.digit(shown.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Without what would join it to a character that is gone. */
    private static String joined(String text) {
        int end = text.length();
        while (end > 0 && Character.getType(text.codePointBefore(end)) == Character.FORMAT) {
            end--;
        }
        return text.substring(0, end).stripTrailing();
    }

    /** In the style in which the whole text was painted. */
    private static String styled(String text, String part) {
        int end = text.charAt(0) == StyleMark.BEGIN ? text.indexOf(StyleMark.END) + 1 : 0;
        return end == 0 ? part : text.substring(0, end) + part + StyleMark.of("0");
    }

    /**
     * The text on as many lines as it needs; it is rather broken where two blanks stand. A word that is wider than a line,
     * such as an address, stands on one of its own.
     *
     * @param room of each line
     * @param hanging put before each line but the first, and part of its room
     */
    static List<String> wrap(String text, int room, String hanging) {
        if (of(text) <= room) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        int lead = text.length() - text.stripLeading().length();
        int at = 0;
        while (at < text.length()) {
            int apart = text.indexOf("  ", Math.max(at, lead));
            int end = apart < 0 ? text.length() : apart;
            wrapWords(text.substring(at, end), room, lines.isEmpty() ? "" : hanging, hanging, lines);
            at = end;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
        return lines;
    }

    private static void wrapWords(String text, int room, String first, String hanging, List<String> lines) {
        StringBuilder line = new StringBuilder(first);
        int width = first.length();
        boolean isEmpty = true;
        int at = 0;
        while (at < text.length()) {
            int word = at;
            while (word < text.length() && text.charAt(word) == ' ') {
                word++;
            }
            int end = endOfWord(text, word, room - hanging.length());
            int wide = of(text.substring(word, end));
            if (!isEmpty && width + word - at + wide > room) {
                lines.add(line.toString());
                line = new StringBuilder(hanging);
                width = hanging.length();
                at = word;
            }
            line.append(text, at, end);
            width += word - at + wide;
            isEmpty = false;
            at = end;
        }
        lines.add(line.toString());
    }

    /** Up to the next blank; of scripts that write none, one character where the whole has no room on a line. */
    private static int endOfWord(String text, int from, int room) {
        int space = text.indexOf(' ', from);
        int end = space < 0 ? text.length() : space;
        boolean isBroken = from > 0 && text.charAt(from - 1) != ' ';
        if (from == end || !isWide(text.codePointAt(from)) || (!isBroken && of(text.substring(from, end)) <= room)) {
            return end;
        }
        int next = from + Character.charCount(text.codePointAt(from));
        while (next < end && of(text.substring(from, next + 1)) == of(text.substring(from, next))) {
            next++;
        }
        return next;
    }

    /** The width of its widest word: what {@link #wrap} cannot break. */
    static int widestWord(String text) {
        int widest = 0;
        for (String word : text.split(" ", -1)) {
            widest = Math.max(widest, of(word));
        }
        return widest;
    }
}

package dev.punchclock.problem;

/**
 * Text from outside, made harmless to show. What a terminal would obey, what turns or hides other text, and what nobody
 * can see is written as JSON and Java write it, one {@code \}{@code u001b} for each unit of UTF-16: in a JSON string the
 * value stays the same. Joiners and selectors stay where an emoji or a script needs them.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode Technical Report 36: security considerations</a>
 */
public final class EscapedText {
    private static final int JOINER = 0x200d;
    private static final int NON_JOINER = 0x200c;
    private static final int TEXT_STYLE = 0xfe0e;
    private static final int EMOJI_STYLE = 0xfe0f;

    /** Format characters that are seen: signs of Arabic, Syriac and Kaithi that stand around numbers. */
    private static final int[][] SEEN = {
        {0x0600, 0x0605}, {0x06dd, 0x06dd}, {0x070f, 0x070f}, {0x0890, 0x0891}, {0x08e2, 0x08e2}, {0x110bd, 0x110cd}
    };

    /** Characters of other kinds that take no room, or look like a blank, and some that are kept free for such. */
    private static final int[][] UNSEEN = {
        {0x034f, 0x034f},
        {0x115f, 0x1160},
        {0x17b4, 0x17b5},
        {0x180b, 0x180f},
        {0x2065, 0x2065},
        {0x3164, 0x3164},
        {0xfdd0, 0xfdef},
        {0xfe00, 0xfe0d},
        {0xffa0, 0xffa0},
        {0xfff0, 0xfffb},
        {0xe0000, 0xe00ff},
        {0xe01f0, 0xe0fff}
    };

    /** Scripts whose letters change their form beside a joiner: of the Arab world and of South and South-East Asia. */
    private static final int[][] JOINING = {{0x0600, 0x0dff}, {0x1000, 0x109f}, {0x1780, 0x18af}};

    private EscapedText() {}

    /** On one line: its line ends are escaped as well. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** On as many lines as it has. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    /** The text with nothing but its line ends escaped, for who leaves the rest to the stream that it is printed to. */
    public static String onOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\n", "\\u000a").replace("\r", "\\u000d");
    }

    /** Whether it can stand on a line as it is. */
    public static boolean isHarmless(String text) {
        return line(text).equals(text);
    }

    private static String escaped(String text, boolean linesStay) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!(c == '\n' && linesStay) && mustBeEscaped(text, i)) {
                escape(c, shown);
            } else {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    /** Nothing but ASCII that is seen: nearly every text. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Appends the escape of one character, or of half a character. */
    public static void escape(int c, StringBuilder to) {
        for (char unit : Character.toChars(c)) {
            to.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                to.append(Character.forDigit((unit >> shift) & 0xf, 16));
            }
        }
    }

    /** Whether the character that begins here must not be shown as it is. A line feed must not. */
    public static boolean mustBeEscaped(String text, int at) {
        int c = text.codePointAt(at);
        if (c < 0x7f) {
            return c < ' ';
        }
        if (c == JOINER || c == NON_JOINER) {
            return !joins(text, at, c);
        }
        if (c == TEXT_STYLE || c == EMOJI_STYLE) {
            return at == 0 || isStyle(text.codePointBefore(at));
        }
        if (c >= 0xe0100 && c <= 0xe01ef) { // a form of an ideograph, as in Japanese names
            return at == 0 || !Character.isIdeographic(text.codePointBefore(at));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> !isIn(SEEN, c);
            default -> isIn(UNSEEN, c) || (c & 0xfffe) == 0xfffe;
        };
    }

    private static boolean joins(String text, int at, int joiner) {
        if (at == 0 || at + 1 == text.length()) {
            return false;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at + 1);
        boolean emoji = joiner == JOINER && (isEmoji(before) || before == EMOJI_STYLE) && isEmoji(after);
        return emoji || (isIn(JOINING, before) && isIn(JOINING, after));
    }

    private static boolean isStyle(int c) {
        return c == TEXT_STYLE || c == EMOJI_STYLE;
    }

    /** Roughly: pictures, and the colours of their skin. */
    private static boolean isEmoji(int c) {
        return (c >= 0x2190 && c <= 0x2bff) || (c >= 0x1f000 && c <= 0x1faff);
    }

    private static boolean isIn(int[][] ranges, int c) {
        for (int[] range : ranges) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}

package dev.punchclock.network.x;

/**
 * A length that no text exceeds on X, found at a glance: most posts are short, and need not wait for the library that
 * knows the exact one.
 *
 * <p>Why it is never too small: X counts a character as 1 or 2, an emoji of many characters as 2, and a link as 23.
 * Here each character counts what X counts it outside of emoji and links. No emoji counts more than the characters
 * it is made of: those that are light alone are emoji only together with a heavy one. A link counts at most 23 more than
 * its characters, and has a full stop with a character after it that is neither a blank nor another full stop.
 *
 * @see <a href="https://docs.x.com/fundamentals/counting-characters">X: counting characters</a>
 */
final class WeightedLengthBound {
    private static final int LINK = 23;

    private WeightedLengthBound() {}

    /** @param text in Unicode NFC */
    static int of(String text) {
        int bound = 0;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            bound += isLight(c) ? 1 : 2;
            bound += c == '.' && isFollowed(text, i) ? LINK : 0;
        }
        return bound;
    }

    /** The ranges of weight 1 in X's configuration version 3. */
    private static boolean isLight(int c) {
        return c <= 0x10ff
                || (c >= 0x2000 && c <= 0x200d)
                || (c >= 0x2010 && c <= 0x201f)
                || (c >= 0x2032 && c <= 0x2037);
    }

    private static boolean isFollowed(String text, int dot) {
        return dot + 1 < text.length() && text.charAt(dot + 1) != '.' && !Character.isWhitespace(text.charAt(dot + 1));
    }
}

package dev.punchclock.network;

import dev.punchclock.post.Wording;
import java.util.Optional;

/**
 * What every network asks of a text, however long it is: that there is something to see, and nothing that cannot be
 * shown. Line feeds and tabs can be shown.
 */
public final class TextRules {
    private static final int BYTE_ORDER_MARK = 0xfeff;
    /** What stands where a text was read in another encoding than it was written in. */
    private static final int REPLACEMENT = 0xfffd;

    private TextRules() {}

    /** Why no network takes this text; empty when it can be read. */
    public static Optional<TextObjection> objection(Wording wording) {
        String text = wording.text();
        if (isPlain(text)) {
            return Optional.empty();
        }
        boolean blank = true;
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!canBeShown(c)) {
                return Optional.of(new TextObjection("the text has %s in it".formatted(named(c)), "take it out"));
            }
            blank &= isBlank(c);
        }
        return blank ? Optional.of(new TextObjection("the text is empty", "write something")) : Optional.empty();
    }

    /** Nothing but ASCII that can be seen, and what stands between: most posts, at every start. */
    private static boolean isPlain(String text) {
        char[] letters = text.toCharArray(); // each is looked at before the loop is compiled: quicker so than by charAt
        for (char c : letters) {
            if ((c < ' ' && c != '\n') || c >= 0x7f) {
                return false;
            }
        }
        return !text.isBlank();
    }

    private static boolean canBeShown(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean half = Character.getType(c) == Character.SURROGATE;
        boolean garbled = c == REPLACEMENT;
        boolean noCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef) || c == BYTE_ORDER_MARK;
        return !control && !half && !garbled && !noCharacter;
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static String named(int c) {
        if (Character.getType(c) == Character.SURROGATE) {
            return "half a character (U+%04X)".formatted(c);
        }
        return Character.isISOControl(c)
                ? "the control character U+%04X".formatted(c)
                : "U+%04X, which is no character,".formatted(c);
    }
}

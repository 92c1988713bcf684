package dev.punchclock.post;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Characters that nobody sees: they take no room, or turn the direction of others. Where an emoji or a script needs one it
 * does its work, and is nothing to speak of; anywhere else it came in by accident, or is to deceive.
 *
 * @see <a href="https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point">Unicode: default ignorable</a>
 */
public final class InvisibleCharacters {
    private static final int SOFT_HYPHEN = 0xad;
    private static final int GRAPHEME_JOINER = 0x34f;
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;
    private static final int KEYCAP = 0x20e3;
    private static final int FLAG = 0x1f3f4;
    private static final int LAST_TAG = 0xe007f;

    /** Default ignorable code points, and those for annotations between lines. Those above U+FFFF: {@link #WIDE}. */
    private static final int[][] NARROW = {
        {SOFT_HYPHEN, SOFT_HYPHEN},
        {GRAPHEME_JOINER, GRAPHEME_JOINER},
        {0x61c, 0x61c},
        {0x115f, 0x1160},
        {0x17b4, 0x17b5},
        {0x180b, 0x180f},
        {0x200b, 0x200f},
        {0x202a, 0x202e},
        {0x2060, 0x206f},
        {0x3164, 0x3164},
        {0xfe00, 0xfe0f},
        {0xfeff, 0xfeff},
        {0xffa0, 0xffa0},
        {0xfff0, 0xfffb}
    };

    private static final int[][] WIDE = {{0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe0fff}};

    /** How far its surroundings are looked at: no text, however hostile, takes long. */
    private static final int REACH = 8;

    private final String text;
    private @Nullable Boolean fromTheRight;

    private InvisibleCharacters(String text) {
        this.text = text;
    }

    /**
     * One that does no work.
     *
     * @param character its code point
     * @param first where it stands first, counted in characters from 1
     * @param times how often it stands there
     */
    public record Found(int character, int first, int times) {
        Found again() {
            return new Found(character, first, times + 1);
        }
    }

    /** Those that do no work in this text, each once, in order. */
    public static List<Found> in(String text) {
        if (!mayHaveSome(text)) {
            return List.of();
        }
        InvisibleCharacters characters = new InvisibleCharacters(text);
        Map<Integer, Found> found = new LinkedHashMap<>();
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (isInvisible(c) && !characters.works(c, i)) {
                Found before = found.get(c);
                found.put(c, before == null ? new Found(c, text.codePointCount(0, i) + 1, 1) : before.again());
            }
        }
        return List.copyOf(found.values());
    }

    /** The text less all of them but those without which a reader would see other signs. */
    static String without(String text) {
        if (!mayHaveSome(text)) {
            return text;
        }
        InvisibleCharacters characters = new InvisibleCharacters(text);
        StringBuilder seen = new StringBuilder(text.length());
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!isInvisible(c) || characters.makesAnotherSign(c, i)) {
                seen.appendCodePoint(c);
            }
        }
        return seen.toString();
    }

    /** At a glance: of every post, at every start. */
    private static boolean mayHaveSome(String text) {
        char[] letters = text.toCharArray(); // before the loop is compiled quicker so than by charAt
        for (char c : letters) {
            if (c >= SOFT_HYPHEN && (Character.isHighSurrogate(c) || isIn(NARROW, c))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInvisible(int c) {
        return c >= SOFT_HYPHEN && (c <= 0xffff ? isIn(NARROW, c) : isIn(WIDE, c));
    }

    private boolean works(int c, int at) {
        return switch (c) {
            case JOINER, NON_JOINER ->
                joinsEmoji(c, at)
                        || JoinedScripts.JOINING.contains(before(at))
                        || JoinedScripts.JOINING.contains(after(at));
            case 0x200b ->
                JoinedScripts.WITHOUT_BLANKS.contains(before(at)) || JoinedScripts.WITHOUT_BLANKS.contains(after(at));
            case 0x200e, 0x200f, 0x61c -> isWrittenFromTheRight();
            case GRAPHEME_JOINER -> Character.getType(next(at)) == Character.NON_SPACING_MARK;
            case 0x115f, 0x1160 -> isJamo(previous(at)) || isJamo(next(at));
            case 0x17b4, 0x17b5 -> before(at) == UnicodeScript.KHMER;
            case 0xfe0e, 0xfe0f -> isStyled(at);
            default -> {
                if ((c >= 0xfe00 && c < 0xfe0e) || (c >= 0xe0100 && c <= 0xe01ef) || (c >= 0x180b && c <= 0x180f)) {
                    yield JoinedScripts.VARIED.contains(before(at))
                            || Character.getType(previous(at)) == Character.MATH_SYMBOL;
                }
                yield isTagOfFlag(c, at) || isAmongItsOwn(at);
            }
        };
    }

    /** Whether the text would show something else without it, and not only the same in another style. */
    private boolean makesAnotherSign(int c, int at) {
        return switch (c) {
            case JOINER, NON_JOINER ->
                joinsEmoji(c, at)
                        || (JoinedScripts.JOINING.contains(before(at)) && JoinedScripts.JOINING.contains(after(at)));
            case 0x115f, 0x1160 -> isJamo(previous(at)) || isJamo(next(at));
            default -> isTagOfFlag(c, at);
        };
    }

    private boolean joinsEmoji(int c, int at) {
        return c == JOINER && isPicture(styled(at)) && isPicture(next(at));
    }

    /** What stands before an offset, and before a selector of its style and a colour of skin. */
    private int styled(int offset) {
        int i = offset;
        for (int steps = 0; i > 0 && steps < REACH; steps++) {
            int c = text.codePointBefore(i);
            if (c != 0xfe0e && c != 0xfe0f && (c < 0x1f3fb || c > 0x1f3ff)) {
                return c;
            }
            i -= Character.charCount(c);
        }
        return -1;
    }

    private boolean isStyled(int at) {
        int c = previous(at);
        boolean key = (c >= '0' && c <= '9') || c == '#' || c == '*';
        return isPicture(c) || (key && next(at) == KEYCAP);
    }

    /** Roughly: every sign that is, or may be, shown as a picture, and the colours of skin. */
    private static boolean isPicture(int c) {
        return switch (c) {
            case 0xa9, 0xae, 0x203c, 0x2049, 0x2122, 0x2139, 0x3030, 0x303d, 0x3297, 0x3299 -> true;
            default -> (c >= 0x2190 && c <= 0x2bff) || (c >= 0x1f000 && c <= 0x1faff);
        };
    }

    /** The flags of England, Scotland, Wales: a black flag, three to six letters and digits, an end. */
    private boolean isTagOfFlag(int c, int at) {
        if (c < 0xe0020 || c > LAST_TAG) {
            return false;
        }
        int start = at;
        while (start > 0 && at - start < 2 * REACH && isLetterTag(text.codePointBefore(start))) {
            start -= 2;
        }
        int end = at;
        while (end < text.length() && end - at < 2 * REACH && isLetterTag(text.codePointAt(end))) {
            end += 2;
        }
        int letters = (end - start) / 2;
        boolean begins = start > 0 && text.codePointBefore(start) == FLAG;
        boolean ends = end < text.length() && text.codePointAt(end) == LAST_TAG;
        return begins && ends && letters >= 3 && letters <= 6;
    }

    private static boolean isLetterTag(int c) {
        return (c >= 0xe0030 && c <= 0xe0039) || (c >= 0xe0061 && c <= 0xe007a);
    }

    /** Signs for music and shorthand, beside notes and strokes. */
    private boolean isAmongItsOwn(int at) {
        int block = text.codePointAt(at) >> 8;
        return (block == 0x1d1 || block == 0x1bc) && (previous(at) >> 8 == block || next(at) >> 8 == block);
    }

    private static boolean isJamo(int c) {
        boolean filler = c == 0x115f || c == 0x1160;
        return !filler
                && ((c >= 0x1100 && c <= 0x11ff) || (c >= 0xa960 && c <= 0xa97f) || (c >= 0xd7b0 && c <= 0xd7ff));
    }

    private boolean isWrittenFromTheRight() {
        if (fromTheRight == null) {
            fromTheRight = text.codePoints()
                    .filter(c -> !isInvisible(c)) // some have a direction themselves
                    .map(Character::getDirectionality)
                    .anyMatch(direction -> direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
        }
        return fromTheRight;
    }

    private int previous(int at) {
        return at == 0 ? -1 : text.codePointBefore(at);
    }

    private int next(int at) {
        int behind = at + Character.charCount(text.codePointAt(at));
        return behind < text.length() ? text.codePointAt(behind) : -1;
    }

    /** The script of the letter before it: marks on that letter have none of their own. */
    private UnicodeScript before(int at) {
        int i = at;
        for (int steps = 0; i > 0 && steps < REACH; steps++) {
            int c = text.codePointBefore(i);
            UnicodeScript script = UnicodeScript.of(c);
            if (script != UnicodeScript.INHERITED) {
                return script;
            }
            i -= Character.charCount(c);
        }
        return UnicodeScript.UNKNOWN;
    }

    private UnicodeScript after(int at) {
        int next = next(at);
        return next < 0 ? UnicodeScript.UNKNOWN : UnicodeScript.of(next);
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

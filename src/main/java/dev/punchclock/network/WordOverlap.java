package dev.punchclock.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text that a network shows could be what was written, though it is not the same in any spelling that we know:
 * the same letters once links, marks and pictures are left out, the beginning of it, or mostly the same words; with or
 * without the names at its head to which it answers. In doubt yes: a person looks then. Texts whose numbers differ are
 * different.
 */
public final class WordOverlap {
    private static final Pattern LINK =
            Pattern.compile("(?:https?://\\S+)|(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?:[/?#]\\S*)?");
    /** A word, a number, or a letter of a script that has no blanks between words. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]" + "|[\\p{L}\\p{M}]+|\\p{N}+");

    /** Those who are spoken to: a network may show them beside the text. */
    private static final Pattern NAMES_AT_HEAD = Pattern.compile("^\\.?(?:@[\\p{L}\\p{N}_]+\\s+)+");

    private static final int FEW = 3;
    /** In texts of no more words than this, each word is much of it: more than half of the shorter one will do. */
    private static final int SHORT = 4;

    private static final int BEGINNING = 12;

    private final List<String> words = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private final String letters;
    private final boolean isCutOff;

    private WordOverlap(String canonical) {
        Matcher found = WORD.matcher(LetterFolding.of(LINK.matcher(canonical).replaceAll(" ")));
        StringBuilder all = new StringBuilder();
        while (found.find()) {
            String word = found.group();
            (Character.isDigit(word.codePointAt(0)) ? numbers : words).add(word);
            all.append(word);
        }
        letters = all.toString();
        isCutOff = canonical.endsWith("...");
    }

    /** Both in the form of {@link CanonicalText}. */
    public static boolean many(String one, String other) {
        WordOverlap ours = new WordOverlap(besideNames(one, other));
        WordOverlap theirs = new WordOverlap(besideNames(other, one));
        return ours.letters.equals(theirs.letters)
                || ours.beginsAs(theirs)
                || theirs.beginsAs(ours)
                || (ours.numbers.equals(theirs.numbers) && ours.shareMost(theirs));
    }

    /** Without the names at its head, where the other has none there. */
    private static String besideNames(String text, String other) {
        return NAMES_AT_HEAD.matcher(other).lookingAt()
                ? text
                : NAMES_AT_HEAD.matcher(text).replaceFirst("");
    }

    /** Whether the other is the beginning of this. A number that it breaks off in says nothing. */
    private boolean beginsAs(WordOverlap other) {
        int length = other.letters.length();
        boolean enough = length > 0 && (length >= BEGINNING || length * 2 >= letters.length());
        int whole = other.isCutOff ? Math.max(0, other.numbers.size() - 1) : other.numbers.size();
        return enough
                && letters.startsWith(other.letters)
                && whole <= numbers.size()
                && numbers.subList(0, whole).equals(other.numbers.subList(0, whole));
    }

    private boolean shareMost(WordOverlap other) {
        Set<String> all = new HashSet<>(words);
        Set<String> theirs = new HashSet<>(other.words);
        int longer = Math.max(all.size(), theirs.size());
        int shorter = Math.min(all.size(), theirs.size());
        all.retainAll(theirs);
        return longer <= SHORT ? all.size() * 2 > shorter : all.size() >= FEW && all.size() * 3 >= longer * 2;
    }
}

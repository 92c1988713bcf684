package dev.punchclock.network;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text in letters without their marks, and in the digits of ASCII: what is left where a text was typed, or shown, with
 * another keyboard. Only to see whether two texts could be one: in many languages a mark makes another word.
 */
final class LetterFolding {
    /** Accents, vowel points, tatweel, and letters that stand for an apostrophe. */
    private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\u0640\\u02b0-\\u02ff]");

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    /** Letters that Unicode does not take apart, and those of Arabic that have another form in Persian, Urdu or Kurdish. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("đ", "d"),
            Map.entry("ð", "d"),
            Map.entry("ħ", "h"),
            Map.entry("ı", "i"),
            Map.entry("ł", "l"),
            Map.entry("ø", "o"),
            Map.entry("ŧ", "t"),
            Map.entry("ß", "ss"),
            Map.entry("æ", "ae"),
            Map.entry("œ", "oe"),
            Map.entry("þ", "th"),
            Map.entry("ك", "ک"),
            Map.entry("ي", "ی"),
            Map.entry("ى", "ی"),
            Map.entry("ے", "ی"),
            Map.entry("ٱ", "ا"),
            Map.entry("ة", "ه"),
            Map.entry("ہ", "ه"),
            Map.entry("ھ", "ه"),
            Map.entry("ە", "ه"));

    private static final Pattern LETTER = Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");

    private LetterFolding() {}

    /** @param canonical in the form of {@link CanonicalText} */
    static String of(String canonical) {
        String bare = MARKS.matcher(Normalizer.normalize(canonical, Normalizer.Form.NFD))
                .replaceAll("");
        String letters = LETTER.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC))
                .replaceAll(letter -> LETTERS.getOrDefault(letter.group(), letter.group()));
        return DIGIT.matcher(letters)
                .replaceAll(
                        digit -> Integer.toString(Character.digit(digit.group().codePointAt(0), 10)));
    }
}

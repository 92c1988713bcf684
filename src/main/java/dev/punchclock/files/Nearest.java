package dev.punchclock.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to write. */
final class Nearest {
    private static final int FAR = 2;

    private Nearest() {}

    /** The known word at most two letters away, or one for a short word; case does not count. */
    static Optional<String> to(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        int limit = word.codePointCount(0, word.length()) <= 3 ? 1 : FAR;
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= limit)
                .filter(k -> distance(lower, k.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.<String>comparingInt(k -> distance(lower, k.toLowerCase(Locale.ROOT)))
                        .thenComparing(k -> !lower.startsWith(k.substring(0, 1)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A remedy: {@code did you mean `hours`?}, or what else to do. */
    static String remedy(String word, Collection<String> known, String otherwise) {
        return to(word, known).map(k -> "did you mean `" + k + "`?").orElse(otherwise);
    }

    /** A remedy that lists what there is, when nothing is near. */
    static String orOneOf(String word, Collection<String> known) {
        return remedy(word, known, known.isEmpty() ? "take it out" : "use one of: " + String.join(", ", known));
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

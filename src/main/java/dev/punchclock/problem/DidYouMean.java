package dev.punchclock.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant to write. */
public final class DidYouMean {
    private static final int FARTHEST = 2;
    private static final int SHORT = 3;
    private static final int LISTED = 30;

    private DidYouMean() {}

    /** The word at most two slips away (Levenshtein; one for a short word; capitals aside); empty when none is. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String low = written.toLowerCase(Locale.ROOT);
        int farthest = written.codePointCount(0, written.length()) <= SHORT ? 1 : FARTHEST;
        return known.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= farthest)
                .filter(word -> distance(low, word.toLowerCase(Locale.ROOT)) <= Math.min(farthest, word.length() - 1))
                .min(Comparator.<String>comparingInt(word -> distance(low, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(word -> !low.startsWith(word.substring(0, 1)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A remedy: the nearest word, or else all that is known. */
    public static String remedy(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> "did you mean " + word + "?")
                .orElseGet(() -> known.isEmpty() ? "there is none yet" : "there is " + listed(known));
    }

    /** All of them; of very many the first. */
    private static String listed(Collection<String> known) {
        String first = String.join(", ", known.stream().sorted().limit(LISTED).toList());
        return known.size() <= LISTED ? first : first + ", and " + (known.size() - LISTED) + " more";
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int slip = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(diagonal + slip, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}

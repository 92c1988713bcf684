package dev.punchclock.files;

import dev.punchclock.problem.DidYouMean;
import java.util.Collection;

/** Remedies for a word that is not known, as messages about files write them. */
final class SuggestionRemedy {
    private SuggestionRemedy() {}

    /** A remedy: {@code did you mean `hours`?}, or what else to do. */
    static String remedy(String word, Collection<String> known, String otherwise) {
        return DidYouMean.nearest(word, known)
                .map(k -> "did you mean `" + k + "`?")
                .orElse(otherwise);
    }

    /** A remedy that lists what there is, when nothing is near. */
    static String orOneOf(String word, Collection<String> known) {
        return remedy(word, known, known.isEmpty() ? "take it out" : "use one of: " + String.join(", ", known));
    }
}

package dev.punchclock.files.yaml;

import java.util.Optional;

/** Quotes as word processors write them, which are none to YAML. Apart from {@link BeginnerMistakes}: every text is asked about them. */
public final class TypographicQuotes {
    private static final String ALL = "“”„‟«»‘’‚";

    private TypographicQuotes() {}

    /** What stands between two of them that begin and end it, without blanks around; empty where none do. */
    public static Optional<String> inside(String text) {
        int last = text.length() - 1;
        boolean both = last > 0 && ALL.indexOf(text.charAt(0)) >= 0 && ALL.indexOf(text.charAt(last)) >= 0;
        return both ? Optional.of(text.substring(1, last).strip()) : Optional.empty();
    }

    static boolean begin(String text) {
        return !text.isEmpty() && ALL.indexOf(text.charAt(0)) >= 0;
    }
}

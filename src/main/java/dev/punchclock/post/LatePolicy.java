package dev.punchclock.post;

/** What becomes of a post that is late: an hour past its slot, or its stretch of work has closed. */
public enum LatePolicy {
    /** It waits for another slot, soon, with the usual gap. */
    NEXT_SLOT("next-slot"),
    /** It is not published any more. */
    DROP("drop"),
    /** A person decides. */
    HOLD("hold");

    private final String word;

    LatePolicy(String word) {
        this.word = word;
    }

    /** The word in YAML. */
    public String word() {
        return word;
    }
}

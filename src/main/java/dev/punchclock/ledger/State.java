package dev.punchclock.ledger;

import java.util.Arrays;
import java.util.Locale;

/** Where a delivery stands. */
public enum State {
    WAITING,
    CLAIMED,
    /** The first parts of a thread are published, the others are to follow. */
    PARTLY,
    SENT,
    HELD,
    UNKNOWN,
    DROPPED,
    WITHDRAWN;

    public String word() {
        return this == PARTLY ? "partly sent" : name().toLowerCase(Locale.ROOT);
    }

    public static State of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state: " + word));
    }

    /** Whether it takes a place under the maximum: published, or nobody can say that it was not. */
    public boolean counts() {
        return this == SENT || this == PARTLY || this == CLAIMED || this == UNKNOWN;
    }

    /** Whether its text can still change or leave the queue without harm. */
    public boolean isOpen() {
        return this == WAITING || this == HELD;
    }
}

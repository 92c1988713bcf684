package dev.punchclock.ledger;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where a delivery stands. */
public enum DeliveryState {
    WAITING,
    CLAIMED,
    /** The first parts of a thread are published, the others are to follow. */
    PARTLY,
    SENT,
    HELD,
    UNKNOWN,
    DROPPED,
    WITHDRAWN;

    private static final Map<String, DeliveryState> BY_WORD = new HashMap<>();

    static {
        for (DeliveryState state : values()) { // asked of each delivery, at every start
            BY_WORD.put(state.word, state);
        }
    }

    private final String word = name().equals("PARTLY") ? "partly sent" : name().toLowerCase(Locale.ROOT);

    /** As it is stored. */
    public String word() {
        return word;
    }

    /** As a person reads it, everywhere; where machines read it, hyphens stand for blanks. */
    public String shown() {
        return this == CLAIMED ? "sending" : word;
    }

    /**
     * The state of this word.
     *
     * @throws IllegalArgumentException when there is no such state
     */
    public static DeliveryState of(String word) {
        DeliveryState state = BY_WORD.get(word);
        if (state == null) {
            throw new IllegalArgumentException("no state: " + word);
        }
        return state;
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

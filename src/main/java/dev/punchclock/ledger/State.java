package dev.punchclock.ledger;

import java.util.Locale;

/** Where a delivery stands. */
public enum State {
    WAITING,
    CLAIMED,
    SENT,
    HELD,
    UNKNOWN,
    DROPPED,
    WITHDRAWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes a place under the maximum: published, or nobody can say that it was not. */
    public boolean counts() {
        return this == SENT || this == CLAIMED || this == UNKNOWN;
    }

    /** Whether its text can still change or leave the queue without harm. */
    public boolean isOpen() {
        return this == WAITING || this == HELD;
    }
}

package dev.punchclock.plan;

/**
 * Why a slot is when it is.
 *
 * @param reason the kind of reason
 * @param nth which post of its period it is, counted from 1 in the order of time, those already published included
 * @param of how many the period will have
 * @param period the period's label, such as {@code week 48}
 */
public record SlotReason(Reason reason, int nth, int of, String period) {

    /** The kinds of reasons. */
    public enum Reason {
        /** At the time its author pinned. */
        PINNED,
        /** Pinned, but the gap after another post moved it. */
        PINNED_AFTER_GAP,
        /** Pinned, but it may be tried again only later: the network asked for quiet, or was out of reach. */
        PINNED_PUT_OFF,
        /** Pinned to a time at which the account is off: the next at which it is on. */
        PINNED_CLOSED,
        /** At its even fraction of the period's work time. */
        EVEN,
        /** Its even fraction has passed: as soon as gap and catch-up allow. */
        BEHIND,
        /** It missed a slot: soon. */
        MISSED,
        /** Moved off its even fraction to keep the gap, or to fit at all. */
        SQUEEZED,
        /** Appointed earlier; the appointment stands. */
        APPOINTED
    }

    /** For people. */
    public String words() {
        return switch (reason) {
            case PINNED -> "pinned";
            case PINNED_AFTER_GAP -> "pinned; moved on to keep the gap";
            case PINNED_PUT_OFF -> "pinned; waits for its next try";
            case PINNED_CLOSED -> "pinned to closed time; next open";
            case EVEN -> nth + " of " + of + " spread over " + period;
            case BEHIND -> nth + " of " + of + " in " + period + ", catching up";
            case MISSED -> "missed its slot";
            case SQUEEZED -> nth + " of " + of + " in " + period + ", moved to fit";
            case APPOINTED -> nth + " of " + of + " in " + period + ", appointed";
        };
    }
}

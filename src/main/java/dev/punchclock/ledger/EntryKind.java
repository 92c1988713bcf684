package dev.punchclock.ledger;

import java.util.Locale;

/** What an entry says. The words are stored: they are added to, never changed. */
public enum EntryKind {
    /** The first entry of a ledger. */
    OPENED,
    /** The ledger publishes the workspace from this folder from now on. */
    ADOPTED,
    /** A round saw the post for the first time. */
    HANDED_IN,
    /** Its text changed before it was claimed. */
    EDITED,
    /** It left the queue before it was claimed. */
    WITHDRAWN,
    /** A published post is no longer in its file. */
    GONE,
    /** It is in another file, or in a file again. */
    FILED,
    /** The next slot of an account. */
    APPOINTED,
    /** It missed its slot and waits for another, no longer pinned. */
    MOVED,
    /** Something that it needs could not be uploaded: it waits, and nothing was to be published yet. */
    NOT_READY,
    CLAIMED,
    /** A part of a thread is published; others are still to come. */
    PART_SENT,
    SENT,
    /** The network shows it once more than was meant: an earlier attempt that was believed not to have gone out. */
    SENT_TWICE,
    REFUSED,
    THROTTLED,
    NOT_SENT,
    UNKNOWN,
    HELD,
    UNHELD,
    DROPPED,
    PAUSED,
    RESUMED,
    /** Closed by hand, from {@code slot} to {@code until}, or until it is opened again. */
    BUSY,
    /** Opened again. */
    FREE,
    /** A post made by hand, counted toward the quota. */
    COUNTED,
    /** What was counted by hand is taken back. */
    UNCOUNTED,
    /** A member opened the door in the fence for the attempt that follows. */
    OFF_HOURS,
    /** Nobody looked at the clock from {@code slot} to {@code until}, and work time went by. */
    ABSENT,
    /** The clock of the account's network is so far ahead of this machine's, or agrees with it again. */
    CLOCK,
    /** Which user of its network the account's handle belongs to, by the network's own id. */
    IDENTIFIED,
    /** A picture is on the account's network, and is not published yet. */
    UPLOADED,
    /** Texts, names and reasons of earlier entries were erased; the entries stay. */
    FORGOTTEN;

    /** Whether something of a post did not go as it was meant to: a person may want to look. */
    public boolean isTrouble() {
        return switch (this) {
            case SENT_TWICE, REFUSED, THROTTLED, NOT_SENT, NOT_READY, UNKNOWN, HELD, DROPPED -> true;
            default -> false;
        };
    }

    /** Whether it is tried again, at a time that the entry may name. */
    public boolean isPutOff() {
        return this == THROTTLED || this == NOT_SENT || this == NOT_READY;
    }

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a person reads it, everywhere; where machines read it, hyphens stand for blanks. */
    public String shown() {
        return this == CLAIMED ? "sending" : word().replace('-', ' ');
    }

    public static EntryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package dev.punchclock.hours;

/**
 * Something that closes, and when.
 *
 * @param what in words: the holiday's name, {@code leave}, the calendar's file
 */
public record ClosedTime(Kind kind, String what, Windows when) {

    /** What kind of thing it is. Where several close the same time, the first of them is said to. */
    public enum Kind {
        HOLIDAY,
        LEAVE,
        BUSY
    }
}

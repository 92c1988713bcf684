package dev.punchclock.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Time that a person closed by hand, at once: {@code [from, until)}.
 *
 * @param until null for until it is opened again by hand
 * @param reason in that person's words; null where none was given, or it was erased
 */
public record ManualClosing(
        Instant from, @Nullable Instant until, @Nullable String reason) {
    public ManualClosing {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("closed from " + from + " until " + until);
        }
    }

    public boolean contains(Instant t) {
        return !t.isBefore(from) && (until == null || t.isBefore(until));
    }

    /** Whether it ends later than that one. */
    public boolean outlasts(ManualClosing other) {
        return other.until != null && (until == null || until.isAfter(other.until));
    }

    /** The same, opened again at this moment; unchanged when it was over by then. */
    public ManualClosing openedAt(Instant t) {
        if (until != null && !t.isBefore(until)) {
            return this;
        }
        return new ManualClosing(from, t.isBefore(from) ? from : t, reason);
    }

    /** What it takes of {@code [start, end)}. */
    Windows in(Instant start, Instant end) {
        return Windows.all(from.isAfter(start) ? from : start, until != null && until.isBefore(end) ? until : end);
    }

    /** {@code busy: in court}. */
    String what() {
        return "busy" + because();
    }

    /** {@code busy until Thu 26 Nov 24:00 GMT: in court}. */
    public String told(ZoneId zone) {
        return "busy until " + (until == null ? "further notice" : end(until, zone)) + because();
    }

    private static String end(Instant until, ZoneId zone) {
        LocalDate day = until.atZone(zone).toLocalDate();
        boolean midnight = until.equals(day.atTime(0, 0).atZone(zone).toInstant());
        String time = midnight ? TimeFormat.day(day.minusDays(1)) + " 24:00" : TimeFormat.dayAndTime(until, zone);
        return time + " " + TimeFormat.abbreviation(until, zone);
    }

    private String because() {
        return reason == null || reason.isEmpty() ? "" : ": " + reason;
    }
}

package dev.punchclock.workspace;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How long the ledger keeps texts, names and reasons. The entries themselves stay.
 *
 * @param months by the calendar
 * @param days by the calendar; both 0 to keep them for ever
 */
public record Retention(int months, int days) {
    public static final Retention FOR_EVER = new Retention(0, 0);
    /** A year, and a month to look back on it. */
    public static final Retention USUAL = new Retention(13, 0);
    /** Less than these would forget what the rule on repeats asks for ({@link QueueRules#REPEAT}). */
    public static final int LEAST_MONTHS = 2;

    public static final int LEAST_DAYS = 60;

    public Retention {
        boolean forEver = months == 0 && days == 0;
        if (months < 0 || days < 0 || (!forEver && months < LEAST_MONTHS && days < LEAST_DAYS)) {
            throw new IllegalArgumentException("too short: " + months + " months, " + days + " days");
        }
    }

    /** From which instant on words are kept, by this zone's calendar; empty when all are. */
    public Optional<Instant> before(Instant now, ZoneId zone) {
        return equals(FOR_EVER)
                ? Optional.empty()
                : Optional.of(
                        now.atZone(zone).minusMonths(months).minusDays(days).toInstant());
    }
}

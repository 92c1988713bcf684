package dev.punchclock.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * The clock on the wall of one zone, read so that work never grows when clocks change.
 *
 * <p>A shift S–E runs from the <em>last</em> time the clock is before S until the <em>first</em> time it shows E. So
 * where clocks skip an hour the shift is cut at the jump, and where an hour comes twice work starts at its second
 * showing and ends at its first.
 *
 * @param rules when the zone's clocks change: Java's own, or those of another edition of the zone data
 */
public record WallClock(ZoneId zone, ZoneRules rules) {
    /** By the rules that Java has. */
    public WallClock(ZoneId zone) {
        this(zone, zone.getRules());
    }

    /** When a shift that starts at {@code local} opens: {@code sup {t : wall(t) < local}}. */
    public Instant opens(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return plain(local);
        }
        if (change.isGap()) {
            return change.getInstant();
        }
        boolean onlyTheFirstShowingHasSmallerTimesBefore = local.equals(change.getDateTimeAfter());
        ZoneOffset offset =
                onlyTheFirstShowingHasSmallerTimesBefore ? change.getOffsetBefore() : change.getOffsetAfter();
        return local.toInstant(offset);
    }

    /** When a shift that ends at {@code local} closes: {@code inf {t : wall(t) >= local}}. */
    public Instant closes(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return plain(local);
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    /**
     * Time in which nothing may happen: {@code [inf {t : wall(t) >= from}, sup {t : wall(t) < to})}. It grows where work
     * would shrink, over both showings of an hour; empty where clocks skip all of it.
     */
    public Optional<Window> blackout(LocalDateTime from, LocalDateTime to) {
        Instant start = closes(from);
        Instant end = opens(to);
        return start.isBefore(end) ? Optional.of(new Window(start, end)) : Optional.empty();
    }

    /** The first instant of a day: its midnight, or the jump where clocks skip midnight. */
    public Instant startOf(LocalDate day) {
        return closes(day.atStartOfDay());
    }

    /** False for a day that the zone skipped whole, such as 30 December 2011 in Apia. */
    public boolean exists(LocalDate day) {
        ZoneOffsetTransition change = rules.getTransition(day.atStartOfDay());
        return change == null
                || !change.isGap()
                || change.getDateTimeAfter().isBefore(day.plusDays(1).atStartOfDay());
    }

    /** How often the clock shows this time: 1 as a rule, 0 where it skips it, 2 where it comes twice. */
    public int showings(LocalDateTime local) {
        return rules.getValidOffsets(local).size();
    }

    /** What the clock shows. */
    public LocalDateTime at(Instant t) {
        return LocalDateTime.ofEpochSecond(t.getEpochSecond(), t.getNano(), rules.getOffset(t));
    }

    /** The date on the wall. */
    public LocalDate dayOf(Instant t) {
        return at(t).toLocalDate();
    }

    private Instant plain(LocalDateTime local) {
        return local.toInstant(rules.getOffset(local));
    }
}

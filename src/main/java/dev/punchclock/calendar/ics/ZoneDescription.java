package dev.punchclock.calendar.ics;

import dev.punchclock.hours.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A zone as a calendar describes it ({@code VTIMEZONE}, RFC 5545 §3.6.5). Such descriptions are often out of date, cut
 * short or wrong; {@link EventClockReadings} says how far one is believed.
 */
final class ZoneDescription {
    private static final int MOST_CHANGES = 10_000;
    private static final Duration A_YEAR = Duration.ofDays(370);

    private final String tzid;
    private final int line;
    private final List<Observance> observances;
    private final List<String> words;
    private final @Nullable CalendarRefusedException trouble;

    /**
     * @param words all that it says, by which two descriptions are told apart
     * @param trouble why it cannot be read, told when it is needed; null when it can
     */
    ZoneDescription(
            String tzid,
            int line,
            List<Observance> observances,
            List<String> words,
            @Nullable CalendarRefusedException trouble) {
        this.tzid = tzid;
        this.line = line;
        this.observances = observances;
        this.words = words;
        this.trouble = trouble;
    }

    /** One kind of time, such as summer time: since when and how often it begins, and the offset it brings. */
    record Observance(
            EventTime start,
            ZoneOffset before,
            ZoneOffset after,
            List<RecurrencePattern> rules,
            List<EventTime> dates) {
        boolean isForEver() {
            return rules.stream().anyMatch(RecurrencePattern::isForEver);
        }
    }

    String tzid() {
        return tzid;
    }

    int line() {
        return line;
    }

    /** Whether all that is said of it could be read. */
    boolean isLegible() {
        return trouble == null;
    }

    /** Why it cannot be read; null when it can. */
    @Nullable
    CalendarRefusedException trouble() {
        return trouble;
    }

    boolean isSameAs(ZoneDescription other) {
        return words.equals(other.words);
    }

    /**
     * What it says about a time.
     *
     * @param rules its clock changes up to that time; after the last that it tells nothing changes
     * @param since when it first tells of a change; before, it says nothing
     * @param until when it last does, or for ever; what comes after may have been left out
     * @param current whether it tells of changes that late, or of none ever; else it may have been cut short
     * @param doubts offsets that may hold beside, where it is cut short or leaves one kind of time out
     */
    record Said(ZoneRules rules, Instant since, Instant until, boolean current, List<ZoneOffset> doubts) {}

    /** @throws CalendarRefusedException when it cannot be read */
    Said said(Instant from, Instant to, ParsingBudget budget) {
        if (trouble != null) {
            throw trouble;
        }
        NavigableMap<Instant, ZoneOffset> changes = changes(to, budget);
        ZoneOffset first = earliest().before();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffset before = first;
        for (Map.Entry<Instant, ZoneOffset> change : changes.entrySet()) {
            if (!change.getValue().equals(before)) {
                LocalDateTime wall = LocalDateTime.ofEpochSecond(change.getKey().getEpochSecond(), 0, before);
                transitions.add(ZoneOffsetTransition.of(wall, before, change.getValue()));
                before = change.getValue();
            }
        }
        ZoneRules rules = ZoneRules.of(first, first, List.of(), transitions, List.of());
        Instant lately = from.minus(A_YEAR);
        boolean current = transitions.isEmpty()
                || transitions.get(transitions.size() - 1).getInstant().isAfter(lately);
        Set<ZoneOffset> doubts = new TreeSet<>(missing());
        if (!current) {
            doubts.addAll(lastYear(transitions));
        }
        boolean forEver = transitions.isEmpty() || observances.stream().anyMatch(Observance::isForEver);
        return new Said(
                rules,
                changes.firstKey(),
                forEver ? Instant.MAX : changes.lastKey(),
                current && missing().isEmpty(),
                List.copyOf(doubts));
    }

    /** Where a kind of time follows on another that is not described, the offsets of both. */
    private Set<ZoneOffset> missing() {
        Set<ZoneOffset> all = observances.stream().map(Observance::after).collect(Collectors.toSet());
        Set<ZoneOffset> missing = new TreeSet<>();
        for (Observance each : observances) {
            if (each.isForEver() && !all.contains(each.before())) {
                missing.addAll(List.of(each.before(), each.after()));
            }
        }
        return missing;
    }

    /** The offsets of its last year, where they changed in it; or of all that is told of it. */
    private static List<ZoneOffset> lastYear(List<ZoneOffsetTransition> transitions) {
        if (transitions.size() == 1) {
            return List.of(
                    transitions.get(0).getOffsetBefore(), transitions.get(0).getOffsetAfter());
        }
        ZoneOffsetTransition last = transitions.get(transitions.size() - 1);
        Instant before = transitions.get(transitions.size() - 2).getInstant();
        return before.plus(A_YEAR).isAfter(last.getInstant())
                ? List.of(last.getOffsetBefore(), last.getOffsetAfter())
                : List.of();
    }

    private Observance earliest() {
        Observance earliest = observances.get(0);
        for (Observance each : observances) {
            earliest = each.start().wall() < earliest.start().wall() ? each : earliest;
        }
        return earliest;
    }

    /** From which instant on which offset holds. */
    private NavigableMap<Instant, ZoneOffset> changes(Instant to, ParsingBudget budget) {
        NavigableMap<Instant, ZoneOffset> changes = new TreeMap<>();
        long high = to.getEpochSecond() + EventTime.DAY;
        for (Observance each : observances) {
            WallClock before = new WallClock(each.before());
            List<Long> walls = new ArrayList<>(List.of(each.start().wall()));
            each.dates().forEach(date -> walls.add(date.wall()));
            for (RecurrencePattern rule : each.rules()) {
                rule.starts(each.start().wall(), before, Long.MIN_VALUE / 2, high, budget, wall -> {
                    if (walls.size() == MOST_CHANGES) {
                        throw new CalendarRefusedException(
                                line, "this zone changes too often", CalendarRefusedException.EXPORT_AGAIN);
                    }
                    walls.add(wall);
                });
            }
            for (long wall : walls) {
                budget.steps(1, line);
                changes.put(before.closes(EventTime.local(wall)), each.after());
            }
        }
        return changes;
    }
}

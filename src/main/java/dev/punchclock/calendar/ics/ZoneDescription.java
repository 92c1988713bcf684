package dev.punchclock.calendar.ics;

import dev.punchclock.hours.WallClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A zone as a calendar describes it ({@code VTIMEZONE}, RFC 5545 §3.6.5). Such descriptions are often out of date or cut
 * short, so one is only believed where a zone of the IANA list has the same offsets.
 */
final class ZoneDescription {
    private static final int MOST_CHANGES = 10_000;
    private final String tzid;
    private final int line;
    private final List<Observance> observances;
    private final List<String> words;
    private final @Nullable Refused trouble;

    /**
     * @param words all that it says, by which two descriptions are told apart
     * @param trouble why it cannot be read, told when it is needed; null when it can
     */
    ZoneDescription(
            String tzid, int line, List<Observance> observances, List<String> words, @Nullable Refused trouble) {
        this.tzid = tzid;
        this.line = line;
        this.observances = observances;
        this.words = words;
        this.trouble = trouble;
    }

    /** One kind of time, such as summer time: since when and how often it begins, and the offset it brings. */
    record Observance(Moment start, ZoneOffset before, ZoneOffset after, List<Rule> rules, List<Moment> dates) {}

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

    boolean isSameAs(ZoneDescription other) {
        return words.equals(other.words);
    }

    /**
     * A zone of the IANA list with the same offsets at each instant of {@code [from, to]}.
     *
     * @param first a zone to be asked first
     * @throws Refused when there is none
     */
    ZoneId zone(ZoneId first, Instant from, Instant to, Budget budget) {
        if (trouble != null) {
            throw trouble;
        }
        NavigableMap<Instant, ZoneOffset> changes = changes(from, to, budget);
        Optional<ZoneId> same = Stream.concat(
                        Stream.of(first), ZoneNames.all().stream().map(ZoneId::of))
                .filter(zone -> isSame(zone.getRules(), changes, from, to))
                .findFirst();
        return same.orElseThrow(() -> new Refused(
                line,
                "the zone " + Refused.shown(tzid) + " that is described here is like none that is known",
                "export the calendar with one of the usual zones, or with times in UTC"));
    }

    private static boolean isSame(
            ZoneRules rules, NavigableMap<Instant, ZoneOffset> changes, Instant from, Instant to) {
        for (Instant change : changes.keySet()) {
            if (!change.isAfter(to) && !rules.getOffset(later(change, from)).equals(at(changes, later(change, from)))) {
                return false;
            }
        }
        if (!rules.getOffset(from).equals(at(changes, from))) {
            return false;
        }
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && !next.getInstant().isAfter(to)) {
            if (!next.getOffsetAfter().equals(at(changes, next.getInstant()))) {
                return false;
            }
            next = rules.nextTransition(next.getInstant());
        }
        return true;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static ZoneOffset at(NavigableMap<Instant, ZoneOffset> changes, Instant t) {
        return changes.floorEntry(t).getValue();
    }

    /** From which instant on which offset holds; the first entry lies before {@code from}. */
    private NavigableMap<Instant, ZoneOffset> changes(Instant from, Instant to, Budget budget) {
        NavigableMap<Instant, ZoneOffset> changes = new TreeMap<>();
        long high = to.getEpochSecond() + Moment.DAY;
        Observance earliest = observances.get(0);
        for (Observance each : observances) {
            WallClock before = new WallClock(each.before());
            earliest = each.start().wall() < earliest.start().wall() ? each : earliest;
            List<Long> walls = new ArrayList<>(List.of(each.start().wall()));
            each.dates().forEach(date -> walls.add(date.wall()));
            for (Rule rule : each.rules()) {
                rule.starts(each.start().wall(), before, Long.MIN_VALUE / 2, high, budget, wall -> {
                    if (walls.size() == MOST_CHANGES) {
                        throw new Refused(line, "this zone changes too often", Refused.EXPORT_AGAIN);
                    }
                    walls.add(wall);
                });
            }
            for (long wall : walls) {
                budget.steps(1, line);
                changes.put(before.closes(Moment.local(wall)), each.after());
            }
        }
        if (changes.firstKey().isAfter(from)) {
            changes.put(from, earliest.before());
        }
        return changes;
    }
}

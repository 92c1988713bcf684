package dev.punchclock.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers "open now?" and "open next?": work time in which all of the given hours agree.
 *
 * <p>Safe for several threads; what was worked out is kept, a block of days at a time.
 */
public final class Timetable {
    /** How far ahead "open next" looks before it says never. */
    private static final Duration HORIZON = Duration.ofDays(800);

    private static final long BLOCK = Duration.ofDays(32).toSeconds();

    private final ZoneId zone;
    private final List<Hours> all;
    private final OtherRules other;
    private final Map<Long, Windows> blocks = new ConcurrentHashMap<>();

    /**
     * @param zone the home zone, in which quota periods and pinned times are read
     * @param all hours that must all be open; at least one, for no hours would mean always open
     */
    public Timetable(ZoneId zone, List<Hours> all) {
        this(zone, all, OtherRules.NONE);
    }

    private Timetable(ZoneId zone, List<Hours> all, OtherRules other) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a timetable needs hours");
        }
        this.zone = zone;
        this.all = List.copyOf(all);
        this.other = other;
    }

    /** This timetable, open only when it is open by Java's zone rules and by these. Periods and pinned times go by Java's. */
    public Timetable alsoBy(OtherRules rules) {
        return new Timetable(zone, all, rules);
    }

    /** Every zone by whose clock some of its hours are read. */
    public Set<ZoneId> zones() {
        Set<ZoneId> zones = new HashSet<>(Set.of(zone));
        all.forEach(hours -> zones.add(hours.zone()));
        return zones;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The hours that must all be open. */
    public List<Hours> hours() {
        return all;
    }

    public WallClock clock() {
        return new WallClock(zone);
    }

    /** Open time in {@code [from, to)}. */
    public Windows windows(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Windows.NONE;
        }
        List<Window> open = new ArrayList<>();
        long last = block(to);
        for (long b = block(from); b <= last; b++) {
            open.addAll(blocks.computeIfAbsent(b, this::open).list());
        }
        return Windows.of(open).clip(from, to);
    }

    public boolean isOpen(Instant t) {
        return blocks.computeIfAbsent(block(t), this::open).at(t).isPresent();
    }

    /** The stretch of work in which {@code t} lies, whole as far as a week before and after. */
    public Optional<Window> openAt(Instant t) {
        return isOpen(t)
                ? windows(t.minus(Duration.ofDays(7)), t.plus(Duration.ofDays(7)))
                        .at(t)
                : Optional.empty();
    }

    /** The stretch in which {@code t} lies, or the next one to open; empty when there is none for two years. */
    public Optional<Window> openNext(Instant t) {
        Instant end = t.plus(HORIZON);
        for (Instant from = t; from.isBefore(end); from = from.plusSeconds(BLOCK)) {
            Optional<Window> found = windows(from, from.plusSeconds(BLOCK)).after(from);
            if (found.isPresent()) {
                return openAt(found.get().start());
            }
        }
        return Optional.empty();
    }

    private Windows open(long block) {
        Instant from = Instant.ofEpochSecond(block * BLOCK);
        Instant to = from.plusSeconds(BLOCK);
        Windows open = open(from, to, OtherRules.NONE);
        return other.byZone().isEmpty() ? open : open.and(open(from, to, other));
    }

    private Windows open(Instant from, Instant to, OtherRules rules) {
        Windows open = all.get(0).windows(from, to, rules);
        for (Hours hours : all.subList(1, all.size())) {
            open = open.and(hours.windows(from, to, rules));
        }
        return open;
    }

    private static long block(Instant t) {
        return Math.floorDiv(t.getEpochSecond(), BLOCK);
    }
}

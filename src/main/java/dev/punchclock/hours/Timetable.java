package dev.punchclock.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers "open now?" and "open next?": work time in which all of the given hours agree, less all time off and
 * what somebody closed by hand.
 *
 * <p>Safe for several threads; what was worked out is kept, a block of days at a time.
 */
public final class Timetable {
    /** How far ahead "open next" looks before it says never. */
    private static final Duration HORIZON = Duration.ofDays(800);

    private static final long BLOCK = Duration.ofDays(32).toSeconds();

    private final ZoneId zone;
    private final List<PersonalHours> all;
    private final AlternativeZoneRules other;
    private final @Nullable ManualClosing closing;
    private final Map<Long, Windows> blocks = new ConcurrentHashMap<>();

    /**
     * For somebody who has nothing off but holidays.
     *
     * @param zone the home zone, in which quota periods and pinned times are read
     * @param all hours that must all be open; at least one, for no hours would mean always open
     */
    public Timetable(ZoneId zone, List<Hours> all) {
        this(
                all.stream()
                        .map(hours -> new PersonalHours(hours, TimeOff.NONE))
                        .toList(),
                zone,
                AlternativeZoneRules.NONE,
                null);
    }

    private Timetable(
            List<PersonalHours> all, ZoneId zone, AlternativeZoneRules other, @Nullable ManualClosing closing) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a timetable needs hours");
        }
        this.zone = zone;
        this.all = List.copyOf(all);
        this.other = other;
        this.closing = closing;
    }

    /** This timetable, open only when it is open by Java's zone rules and by these. Periods and pinned times go by Java's. */
    public Timetable alsoBy(AlternativeZoneRules rules) {
        return new Timetable(all, zone, rules, closing);
    }

    /** This timetable less this, in the place of what was closed by hand before; null when nothing is. */
    public Timetable less(@Nullable ManualClosing byHand) {
        return Objects.equals(byHand, closing) ? this : new Timetable(all, zone, other, byHand);
    }

    /** Every zone by whose clock some of its hours are read. */
    public Set<ZoneId> zones() {
        Set<ZoneId> zones = new HashSet<>(Set.of(zone));
        for (PersonalHours work : all) {
            zones.add(work.hours().zone());
            work.off().travel().forEach(trip -> zones.add(trip.zone()));
        }
        return zones;
    }

    /**
     * Open where each of these is.
     *
     * @param zone the home zone, in which quota periods and pinned times are read
     */
    public static Timetable of(ZoneId zone, List<PersonalHours> all) {
        return new Timetable(all, zone, AlternativeZoneRules.NONE, null);
    }

    /** The same for plans made {@code now}: a calendar that is too old already leaves no time; any other is confirmed in time. */
    public Timetable asOf(Instant now) {
        return calendars().stream().allMatch(busy -> now.isBefore(busy.lapses())) ? this : with(off -> off.asOf(now));
    }

    /** The same, as if every calendar were confirmed for ever: for looks at a time to come. */
    public Timetable believed() {
        return calendars().isEmpty() ? this : with(TimeOff::believed);
    }

    private Timetable with(UnaryOperator<TimeOff> change) {
        List<PersonalHours> changed = all.stream()
                .map(work -> new PersonalHours(work.hours(), change.apply(work.off())))
                .toList();
        return new Timetable(changed, zone, other, closing);
    }

    public ZoneId zone() {
        return zone;
    }

    /** The hours, and what keeps somebody from them; all must be open. */
    public List<PersonalHours> works() {
        return all;
    }

    /** Calendars that take time from it. */
    public List<BusyCalendar> calendars() {
        return all.stream()
                .flatMap(work -> work.off().busy().stream())
                .distinct()
                .toList();
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

    /** Whether something may go out at {@code t}, if that is now: not when a calendar is too old by then. */
    public boolean isOpen(Instant t) {
        return isWork(t) && calendars().stream().allMatch(busy -> t.isBefore(busy.lapses()));
    }

    private boolean isWork(Instant t) {
        return blocks.computeIfAbsent(block(t), this::open).at(t).isPresent();
    }

    /** What the hours would be in {@code [from, to)} if nobody ever had time off. */
    public Windows written(Instant from, Instant to) {
        Windows written = Windows.all(from, to);
        for (PersonalHours work : all) {
            written = written.and(work.written(from, to));
        }
        return written;
    }

    /**
     * The work time in {@code [from, to)} that was written and is not open, by what took it, in the order of time within
     * each kind. No time is told of twice: a holiday comes before leave, leave before a calendar, and what was closed by hand
     * last.
     */
    public List<ClosedTime> lost(Instant from, Instant to) {
        Windows gone = written(from, to).less(windows(from, to));
        List<ClosedTime> lost = new ArrayList<>();
        List<ClosedTime> closed = new ArrayList<>();
        all.forEach(work -> closed.addAll(work.closed(from, to)));
        if (closing != null) {
            closed.add(new ClosedTime(ClosedTime.Kind.BUSY, closing.what(), closing.in(from, to)));
        }
        closed.sort(Comparator.comparing(ClosedTime::kind));
        for (ClosedTime each : closed) {
            Windows own = gone.and(each.when());
            if (!own.isEmpty()) {
                lost.add(new ClosedTime(each.kind(), each.what(), own));
                gone = gone.less(own);
            }
        }
        return lost;
    }

    /** The stretch of work in which {@code t} lies, whole as far as a week before and after. */
    public Optional<Window> openAt(Instant t) {
        return isWork(t)
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
        Windows open = open(from, to, AlternativeZoneRules.NONE);
        Windows both = other.byZone().isEmpty() ? open : open.and(open(from, to, other));
        return closing == null ? both : both.less(closing.in(from, to));
    }

    private Windows open(Instant from, Instant to, AlternativeZoneRules rules) {
        Windows open = all.get(0).windows(from, to, rules);
        for (PersonalHours work : all.subList(1, all.size())) {
            open = open.and(work.windows(from, to, rules));
        }
        return open;
    }

    private static long block(Instant t) {
        return Math.floorDiv(t.getEpochSecond(), BLOCK);
    }
}

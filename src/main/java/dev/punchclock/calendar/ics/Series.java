package dev.punchclock.calendar.ics;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All events of one UID: an event that may recur, and changes of single instances. Of several versions the one with the
 * highest sequence counts; where two have the same, both do.
 */
final class Series {
    private final List<Event> events;
    private final Walk walk;

    /** By {@link #key} of the instance replaced. */
    private final Set<Long> replaced = new HashSet<>();

    private final TreeMap<Long, Event> following = new TreeMap<>();

    Series(List<Event> events, Walk walk) {
        this.events = events;
        this.walk = walk;
    }

    /** Tells the walk when it is busy. */
    void tell() {
        if (events.size() == 1 && events.get(0).recurrence() == null) {
            tellAsItStands(events.get(0));
            return;
        }
        Map<Optional<Long>, Integer> latest = new HashMap<>();
        events.forEach(event -> latest.merge(id(event), event.sequence(), Math::max));
        List<Event> current = events.stream()
                .filter(event -> Objects.equals(latest.get(id(event)), event.sequence()))
                .toList();
        for (Event event : current) {
            if (event.replaces() != null) {
                replace(event, event.replaces());
            }
        }
        for (Event event : current) {
            if (event.replaces() == null) {
                instances(event);
            }
        }
    }

    /** Of which instance this is a version; empty for the event as a whole. */
    private Optional<Long> id(Event event) {
        return Optional.ofNullable(event.replaces()).map(this::key);
    }

    private void tellAsItStands(Event event) {
        if (event.span() != null) {
            tellOne(event, event.span());
        }
    }

    private void tellOne(Event event, Span span) {
        if (event.busy()) {
            walk.busy(span, event.line());
        }
    }

    private void replace(Event event, Moment instance) {
        tellAsItStands(event);
        if (event.following()) {
            following.put(key(instance), event);
        }
        replaced.add(key(instance));
    }

    private void instances(Event event) {
        Span first = event.span();
        if (first == null) {
            return;
        }
        Recurrence recurrence = event.recurrence();
        if (recurrence == null) {
            tell(event, first);
            return;
        }
        Length length = walk.length(first, event.line());
        Set<Long> not = new HashSet<>();
        recurrence.notDates().forEach(date -> not.add(key(date)));
        long low = walk.low() - reach(length);
        long high = walk.high() + reach(Length.NONE);
        for (Rule rule : recurrence.notRules()) {
            starts(rule, first.start(), low, high, start -> not.add(key(start)));
        }
        InstanceListener listener = start -> {
            if (not.isEmpty() || !not.contains(key(start))) {
                tell(event, new Span(start, length, null));
            }
        };
        if (first.start().wall() >= low && first.start().wall() <= high && !not.contains(key(first.start()))) {
            tell(event, first);
        }
        for (Rule rule : recurrence.rules()) {
            starts(rule, first.start(), low, high, start -> {
                if (start.wall() != first.start().wall()) {
                    listener.instance(start);
                }
            });
        }
        recurrence.dates().forEach(listener::instance);
        for (Span period : recurrence.periods()) {
            if (!not.contains(key(period.start()))) {
                tell(event, period);
            }
        }
    }

    /** Who is told of an instance. */
    private interface InstanceListener {
        void instance(Moment start);
    }

    private void starts(Rule rule, Moment first, long low, long high, InstanceListener listener) {
        rule.starts(first.wall(), walk.clock(first.clock()).clock(), low, high, walk.budget(), wall -> {
            if (wall >= low) {
                listener.instance(first.at(wall));
            }
        });
    }

    /** How far from its own start an instance can still be busy: by its length, or moved by a change that goes on. */
    private long reach(Length length) {
        long longest = length.total();
        long farthest = 0;
        for (Map.Entry<Long, Event> each : following.entrySet()) {
            Span span = each.getValue().span();
            Moment replaces = each.getValue().replaces();
            if (span != null && replaces != null) {
                longest = Math.max(
                        longest, walk.length(span, each.getValue().line()).total());
                farthest = Math.max(farthest, Math.abs(span.start().wall() - replaces.wall()) + Walk.APART);
            }
        }
        return longest + farthest + Walk.APART;
    }

    /** One instance, unless it is replaced; as the last change before it says that goes on. */
    private void tell(Event event, Span span) {
        if (replaced.isEmpty()) {
            tellOne(event, span);
            return;
        }
        long key = key(span.start());
        if (replaced.contains(key)) {
            return;
        }
        Map.Entry<Long, Event> change = following.floorEntry(key);
        Moment since = change == null ? null : change.getValue().replaces();
        if (change == null || since == null || since.day() != span.start().day()) {
            tellOne(event, span);
            return;
        }
        Event changed = change.getValue();
        Span pattern = changed.span();
        if (changed.busy() && pattern != null) {
            Moment start = pattern.start();
            long moved = start.wall() + on(start.clock(), span.start()) - on(start.clock(), since);
            long wall = start.day() ? Math.floorDiv(moved, Moment.DAY) * Moment.DAY : moved;
            walk.busy(new Span(start.at(wall), walk.length(pattern, changed.line()), null), changed.line());
        }
    }

    /** What another clock shows at this moment. */
    private long on(Clock clock, Moment moment) {
        return moment.clock().equals(clock) || moment.day()
                ? moment.wall()
                : Moment.wall(walk.clock(clock).clock().at(Instant.ofEpochSecond(walk.begin(moment))));
    }

    /** The same for two moments that are the same day, or the same instant whatever the clock. */
    private long key(Moment moment) {
        return moment.day() ? Math.floorDiv(moment.wall(), Moment.DAY) << 1 | 1 : walk.begin(moment) << 1;
    }
}

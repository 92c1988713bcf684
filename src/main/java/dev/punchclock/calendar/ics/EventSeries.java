package dev.punchclock.calendar.ics;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All events of one UID: an event that may recur, and changes of single instances. Of several versions the one with the
 * highest sequence counts; where two have the same, both do.
 */
final class EventSeries {
    private final List<CalendarEvent> events;
    private final BusyWindowCollector walk;
    private final EventVersions versions;

    /** By {@link EventVersions#key} of the instance replaced. */
    private final Set<Long> replaced = new HashSet<>();

    private final TreeMap<Long, CalendarEvent> following = new TreeMap<>();

    EventSeries(List<CalendarEvent> events, BusyWindowCollector walk) {
        this.walk = walk;
        versions = new EventVersions(events, walk);
        this.events = versions.events();
    }

    /** Tells the walk when it is busy. */
    void tell() {
        boolean over = events.stream().allMatch(event -> !event.following() && event.isOverBefore(walk.low()));
        if (over) {
            return;
        }
        if (events.size() == 1 && events.get(0).recurrence() == null) {
            tellAsItStands(events.get(0));
            return;
        }
        List<CalendarEvent> current = versions.current();
        for (CalendarEvent event : current) {
            if (event.replaces() != null) {
                replace(event, event.replaces());
            }
        }
        for (CalendarEvent event : current) {
            if (event.replaces() == null) {
                instances(event);
            }
        }
    }

    private void tellAsItStands(CalendarEvent event) {
        must(event);
        EventSpan span = event.span();
        Recurrence recurrence = event.recurrence();
        if (span != null) {
            tellOne(event, span);
        }
        if (span != null && recurrence != null && event.replaces() != null) {
            all(event, span, recurrence);
        }
    }

    /** An event that may take time must be legible. */
    private void must(CalendarEvent event) {
        CalendarRefusedException trouble = event.trouble();
        if (trouble != null && event.busy() && !event.isOverBefore(walk.low())) {
            throw trouble;
        }
    }

    private void tellOne(CalendarEvent event, EventSpan span) {
        if (event.busy()) {
            walk.busy(span, event.line());
        }
    }

    private void replace(CalendarEvent event, EventTime instance) {
        tellAsItStands(event);
        if (event.following()) {
            following.put(versions.key(instance), event);
        }
        if (!versions.isFar(instance)) {
            replaced.add(versions.key(instance));
        }
    }

    private void instances(CalendarEvent event) {
        must(event);
        boolean neverBusy = !event.busy() && following.values().stream().noneMatch(CalendarEvent::busy);
        if (neverBusy || event.isOverBefore(walk.low() - farthest())) {
            return;
        }
        if (event.trouble() != null) {
            throw event.trouble();
        }
        if (event.span() != null && event.recurrence() == null) {
            tell(event, event.span());
        } else if (event.span() != null && event.recurrence() != null) {
            all(event, event.span(), event.recurrence());
        }
    }

    private void all(CalendarEvent event, EventSpan first, Recurrence recurrence) {
        EventDuration length = walk.length(first);
        Set<Long> not = new HashSet<>();
        recurrence.notDates().forEach(date -> except(date, not));
        long low = walk.low() - reach(length);
        long high = walk.high() + reach(length.total() < 0 ? length : EventDuration.NONE);
        for (RecurrencePattern rule : recurrence.notRules()) {
            starts(rule, first.start(), low, high, start -> not.add(versions.key(start)));
        }
        InstanceListener listener = start -> {
            if (not.isEmpty() || !not.contains(versions.key(start))) {
                instance(event, new EventSpan(start, length, null));
            }
        };
        if (first.start().wall() >= low && first.start().wall() <= high && !not.contains(versions.key(first.start()))) {
            instance(event, first);
        }
        for (RecurrencePattern rule : recurrence.rules()) {
            starts(rule, first.start(), low, high, start -> {
                if (start.wall() != first.start().wall()) {
                    listener.instance(start);
                }
            });
        }
        recurrence.dates().forEach(listener::instance);
        for (EventSpan period : recurrence.periods()) {
            if (!not.contains(versions.key(period.start()))) {
                instance(event, period);
            }
        }
    }

    /** What a changed instance says for itself is not changed again. */
    private void instance(CalendarEvent event, EventSpan span) {
        if (event.replaces() == null) {
            tell(event, span);
        } else {
            tellOne(event, span);
        }
    }

    /** Adds what an exception takes away: of a series of days, midnight by any clock takes that day. */
    private void except(EventTime date, Set<Long> not) {
        if (date.day()) {
            not.add(versions.key(date));
        } else if (walk.knows(date.clock())) {
            EventTime day = walk.dayAt(date);
            not.add(versions.key(date));
            if (day != null) {
                not.add(versions.key(day));
            }
        }
    }

    /** Who is told of an instance. */
    private interface InstanceListener {
        void instance(EventTime start);
    }

    private void starts(RecurrencePattern rule, EventTime first, long low, long high, InstanceListener listener) {
        rule.starts(first.wall(), walk.clock(first.clock()).clock(), low, high, walk.budget(), wall -> {
            if (wall >= low) {
                listener.instance(first.at(wall));
            }
        });
    }

    /** How far from its own start an instance can still be busy: by its length, or moved by a change that goes on. */
    private long reach(EventDuration length) {
        long longest = Math.abs(length.total());
        for (CalendarEvent each : following.values()) {
            longest = each.span() == null
                    ? longest
                    : Math.max(longest, Math.abs(walk.length(each.span()).total()));
        }
        return longest + farthest() + BusyWindowCollector.APART;
    }

    /** How far a change that goes on moves instances. */
    private long farthest() {
        long farthest = 0;
        for (CalendarEvent each : following.values()) {
            EventSpan span = each.span();
            EventTime replaces = each.replaces();
            if (span != null && replaces != null) {
                farthest =
                        Math.max(farthest, Math.abs(span.start().wall() - replaces.wall()) + BusyWindowCollector.APART);
            }
        }
        return farthest;
    }

    /** One instance, unless it is replaced; as the last change before it says that goes on. */
    private void tell(CalendarEvent event, EventSpan span) {
        if (replaced.isEmpty()) {
            tellOne(event, span);
            return;
        }
        long key = versions.key(span.start());
        if (replaced.contains(key)) {
            return;
        }
        Map.Entry<Long, CalendarEvent> change = following.floorEntry(key);
        EventTime since = change == null ? null : change.getValue().replaces();
        if (change == null || since == null || since.day() != span.start().day()) {
            tellOne(event, span);
            return;
        }
        CalendarEvent changed = change.getValue();
        EventSpan pattern = changed.span();
        if (changed.busy() && pattern != null) {
            EventTime start = pattern.start();
            long moved = start.wall() + on(start.clock(), span.start()) - on(start.clock(), since);
            long wall = start.day() ? Math.floorDiv(moved, EventTime.DAY) * EventTime.DAY : moved;
            walk.busy(new EventSpan(start.at(wall), walk.length(pattern), null), changed.line());
        }
    }

    /** What another clock shows at this moment. */
    private long on(EventClock clock, EventTime moment) {
        return moment.clock().equals(clock) || moment.day()
                ? moment.wall()
                : EventTime.wall(walk.clock(clock).clock().at(Instant.ofEpochSecond(walk.begin(moment))));
    }
}

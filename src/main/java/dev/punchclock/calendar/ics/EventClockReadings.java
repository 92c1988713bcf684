package dev.punchclock.calendar.ics;

import dev.punchclock.hours.WallClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The zones that the clocks of a calendar file can mean over a time. Mostly that is one. Where a name is read in two
 * ways, or name and description do not say the same, all of it is meant: a time is then busy in each reading.
 */
final class EventClockReadings {
    private static final int COST_OF_NEAREST = 20_000;

    private final Instant from;
    private final Instant to;
    private final ZoneId reader;
    private final ParsingBudget budget;
    private final Map<OffsetSteps, ZoneId> known = new LinkedHashMap<>();

    /** @param reader the zone that is asked first where several are equally near */
    EventClockReadings(Instant from, Instant to, ZoneId reader, ParsingBudget budget) {
        this.from = from.minusSeconds(EventTime.DAY);
        this.to = to.plusSeconds(EventTime.DAY);
        this.reader = reader;
        this.budget = budget;
    }

    /** @throws CalendarRefusedException when nobody knows what it means */
    List<WallClock> of(EventClock clock) {
        ZoneMeaning meaning = clock.meaning();
        List<ZoneDescription> legible =
                clock.described().stream().filter(ZoneDescription::isLegible).toList();
        CalendarRefusedException why = clock.whyIllegible();
        if (why != null) {
            throw why;
        }
        Map<OffsetSteps, WallClock> all = new LinkedHashMap<>();
        if (legible.isEmpty() || meaning.isRegion()) {
            meaning.zones().forEach(zone -> add(all, new WallClock(zone)));
        }
        if (meaning.isRegion()) {
            contradiction(legible, meaning.zones().get(0), all);
        } else {
            legible.forEach(description -> described(description, meaning, all));
        }
        return List.copyOf(all.values());
    }

    /** Of a place of the list, one description that says otherwise counts beside the name; two deny one another. */
    private void contradiction(List<ZoneDescription> legible, ZoneId named, Map<OffsetSteps, WallClock> all) {
        if (legible.size() != 1) {
            return;
        }
        ZoneDescription.Said said = legible.get(0).said(from, to, budget);
        Instant first = said.since().isAfter(from) ? said.since() : from;
        Instant last = said.until().isBefore(to) ? said.until() : to;
        boolean saysOtherwise = said.current()
                && first.isBefore(last)
                && !OffsetSteps.of(said.rules(), first, last).equals(OffsetSteps.of(named.getRules(), first, last));
        if (saysOtherwise) {
            add(all, clock(said.rules()));
        }
    }

    /** Of a name that is none of a place, the description counts first. */
    private void described(ZoneDescription description, ZoneMeaning meaning, Map<OffsetSteps, WallClock> all) {
        ZoneDescription.Said said = description.said(from, to, budget);
        OffsetSteps steps = OffsetSteps.of(said.rules(), from, to);
        add(all, clock(said.rules()));
        said.doubts().forEach(offset -> add(all, new WallClock(offset)));
        boolean agrees = said.current()
                && !meaning.place()
                && meaning.zones().stream()
                        .filter(ZoneOffset.class::isInstance)
                        .anyMatch(zone -> steps.offsets().contains(((ZoneOffset) zone).getTotalSeconds()));
        if (!agrees) {
            meaning.zones().forEach(zone -> add(all, new WallClock(zone)));
        }
        if (meaning.isNothing() || agrees) {
            add(all, new WallClock(nearest(steps, description.line())));
        }
    }

    private void add(Map<OffsetSteps, WallClock> all, WallClock clock) {
        all.putIfAbsent(OffsetSteps.of(clock.rules(), from, to), clock);
    }

    private static WallClock clock(ZoneRules rules) {
        return new WallClock(ZoneOffset.UTC, rules);
    }

    /** The zone of the list whose offsets are the least away from these. */
    private ZoneId nearest(OffsetSteps steps, int line) {
        budget.steps(COST_OF_NEAREST, line);
        if (known.isEmpty()) {
            Stream.concat(Stream.of(reader), ZoneNames.all().stream().map(ZoneId::of))
                    .forEach(zone -> known.putIfAbsent(OffsetSteps.of(zone.getRules(), from, to), zone));
        }
        ZoneId nearest = reader;
        double least = Double.MAX_VALUE;
        for (Map.Entry<OffsetSteps, ZoneId> each : known.entrySet()) {
            double distance = each.getKey().distance(steps);
            if (distance < least) {
                least = distance;
                nearest = each.getValue();
            }
        }
        return nearest;
    }
}

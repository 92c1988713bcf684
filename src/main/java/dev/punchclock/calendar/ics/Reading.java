package dev.punchclock.calendar.ics;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gathers the events of a file, and what is wrong with it. */
final class Reading implements Tokens.Listener {
    private static final int MOST_PROBLEMS = 10;
    private static final Set<String> METHODS = Set.of("", "PUBLISH", "REQUEST", "CANCEL");

    private final Clock floating;
    private final List<Event> events = new ArrayList<>();
    private final List<Refused> problems = new ArrayList<>();
    private Clocks clocks;
    private EventReader reader;

    Reading(ZoneId floating) {
        this.floating = Clock.of(floating);
        clocks = new Clocks(this.floating);
        reader = new EventReader(clocks);
    }

    List<Event> events() {
        return events;
    }

    List<Refused> problems() {
        return problems;
    }

    @Override
    public void component(Component component) {
        attempt(() -> {
            switch (component.name()) {
                case "VEVENT" -> events.add(reader.event(component));
                case "VFREEBUSY" -> events.addAll(reader.busyTimes(component));
                case "VTIMEZONE" -> clocks.add(ZoneReader.read(component));
                default -> {}
            }
        });
        if (events.size() > Budget.OCCURRENCES) {
            throw new Refused(
                    component.line(), "up to here there are more than 100,000 events", "export a shorter time");
        }
    }

    @Override
    public void calendar(Component calendar) {
        attempt(() -> {
            String method = calendar.value("METHOD").toUpperCase(Locale.ROOT);
            if (!METHODS.contains(method)) {
                throw new Refused(
                        calendar.line(),
                        "this is a message about a calendar (METHOD " + Refused.shown(method) + "), not a calendar",
                        "export the calendar itself");
            }
            String scale = calendar.value("CALSCALE").toUpperCase(Locale.ROOT);
            if (!scale.isEmpty() && !scale.equals("GREGORIAN")) {
                throw new Refused(calendar.line(), "this calendar is not Gregorian", "export it as Gregorian");
            }
            clocks.settle(calendar.one("X-WR-TIMEZONE"));
        });
        clocks = new Clocks(floating);
        reader = new EventReader(clocks);
    }

    private void attempt(Runnable read) {
        try {
            read.run();
        } catch (Refused refused) {
            if (problems.size() == MOST_PROBLEMS - 1) {
                throw refused;
            }
            problems.add(refused);
        }
    }
}

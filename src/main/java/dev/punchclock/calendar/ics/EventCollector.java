package dev.punchclock.calendar.ics;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gathers the events of a file, and what is wrong with the file as a whole. */
final class EventCollector implements ComponentTokenizer.Listener {
    private static final int MOST_PROBLEMS = 10;

    /** Of iTIP (RFC 5546): what somebody says about a calendar, which need not be so. */
    private static final Set<String> MESSAGES = Set.of("REPLY", "ADD", "REFRESH", "COUNTER", "DECLINECOUNTER");

    /** The second is a slip that calendars on the web were seen to make. */
    private static final Set<String> GREGORIAN = Set.of("GREGORIAN", "GEORGIAN");

    private final ZoneId floating;
    private final List<CalendarEvent> events = new ArrayList<>();
    private final List<CalendarRefusedException> problems = new ArrayList<>();
    private int busy;
    private EventClocks clocks;
    private EventReader reader;

    EventCollector(ZoneId floating) {
        this.floating = floating;
        clocks = new EventClocks(floating);
        reader = new EventReader(clocks);
    }

    List<CalendarEvent> events() {
        return events;
    }

    List<CalendarRefusedException> problems() {
        return problems;
    }

    @Override
    public void component(Component component) {
        switch (component.name()) {
            case "VEVENT" -> reader.events(component).forEach(event -> add(event, component));
            case "VFREEBUSY" -> reader.busyTimes(component).forEach(event -> add(event, component));
            case "VTIMEZONE" -> clocks.add(ZoneDescriptionReader.read(component));
            default -> {}
        }
    }

    private void add(CalendarEvent event, Component component) {
        events.add(event);
        busy += event.busy() ? 1 : 0;
        if (busy > ParsingBudget.OCCURRENCES) {
            throw new CalendarRefusedException(
                    component.line(),
                    "up to here there are more than 100,000 events",
                    "export a shorter time, such as the last month and the next year");
        }
    }

    @Override
    public void calendar(Component calendar) {
        for (Property each : calendar.all("METHOD")) {
            String method = each.value().strip().toUpperCase(Locale.ROOT);
            if (MESSAGES.contains(method)) {
                problem(new CalendarRefusedException(
                        calendar.line(),
                        "this is a message about a calendar (METHOD " + CalendarRefusedException.shown(method)
                                + "), not a calendar",
                        "save the calendar itself as a file, not an answer to an invitation"));
            }
        }
        for (Property scale : calendar.all("CALSCALE")) {
            String named = scale.value().strip();
            if (!named.isEmpty() && !GREGORIAN.contains(named.toUpperCase(Locale.ROOT))) {
                problem(new CalendarRefusedException(
                        scale.line(),
                        "CALSCALE says " + CalendarRefusedException.shown(named) + ": this calendar is not Gregorian",
                        "export it as a Gregorian calendar"));
            }
        }
        clocks.settle(calendar.all("X-WR-TIMEZONE"));
        clocks = new EventClocks(floating);
        reader = new EventReader(clocks);
    }

    private void problem(CalendarRefusedException refused) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(refused);
        }
    }
}

package dev.punchclock.workspace;

import dev.punchclock.hours.BusyCalendar;
import dev.punchclock.hours.OpenEndedEvents;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ShellWord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says when a calendar is too old to be relied on, and in the work hours before that. */
final class CalendarRules {
    private static final Duration WARNED = Duration.ofDays(7);
    private static final Duration LOOKED_AT = Duration.ofDays(370);

    private CalendarRules() {}

    static List<Problem> check(Workspace workspace, Instant now) {
        SortedMap<String, Problem> problems = new TreeMap<>();
        for (AccountContext context : workspace.contexts().values()) {
            for (BusyCalendar busy : context.timetable().calendars()) {
                if (busy.calendar().refused() == null && !now.isBefore(busy.lapses())) {
                    problems.put(busy.name(), lapsed(busy));
                } else if (busy.calendar().refused() == null
                        && !now.isBefore(busy.lapses().minus(WARNED))
                        && context.timetable().isOpen(now)) {
                    problems.putIfAbsent(busy.name(), lapses(busy, context));
                }
            }
        }
        List<Problem> all = new ArrayList<>(problems.values());
        all.addAll(toPutRight(workspace, now));
        return all;
    }

    /** What a calendar says so that it was read in favour of its owner. */
    private static List<Problem> toPutRight(Workspace workspace, Instant now) {
        Set<Problem> all = new LinkedHashSet<>();
        for (AccountContext context : workspace.contexts().values()) {
            for (BusyCalendar busy : context.timetable().calendars()) {
                if (busy.calendar().refused() == null) {
                    all.addAll(busy.calendar().warnings());
                    withoutEnd(busy, now).ifPresent(all::add);
                }
            }
        }
        return List.copyOf(all);
    }

    private static Optional<Problem> withoutEnd(BusyCalendar busy, Instant now) {
        if (!busy.assume().isZero()) {
            return Optional.empty();
        }
        long events = busy.calendar().endless(now, now.plus(LOOKED_AT)).stream()
                .mapToInt(OpenEndedEvents::event)
                .distinct()
                .count();
        return events == 0
                ? Optional.empty()
                : Optional.of(Problem.warning(
                        FilePosition.of(busy.name()),
                        BusyCalendar.withoutEnd(events),
                        "write `assume: 1h` under the calendar to give " + (events == 1 ? "it" : "them")
                                + " a length"));
    }

    /** Why nobody can rely on the first of these calendars at this moment; empty when everybody can. */
    static Optional<Problem> unreliable(List<BusyCalendar> calendars, Instant now) {
        return calendars.stream()
                .filter(busy -> !busy.isReliable(now))
                .map(busy -> {
                    Problem refused = busy.calendar().refused();
                    return refused == null ? tooOld(busy, "") : refused;
                })
                .findFirst();
    }

    private static Problem lapsed(BusyCalendar busy) {
        return tooOld(busy, ": nothing goes out for those whose it is");
    }

    private static Problem tooOld(BusyCalendar busy, String then) {
        return Problem.error(
                FilePosition.of(busy.name()),
                "nobody has changed or confirmed this calendar for "
                        + busy.maxAge().toDays() + " days" + then,
                remedy(busy));
    }

    private static Problem lapses(BusyCalendar busy, AccountContext context) {
        return Problem.warning(
                FilePosition.of(busy.name()),
                "from " + TimeFormat.exactly(busy.lapses(), context.timetable().zone())
                        + " on this calendar is too old, and nothing goes out for those whose it is",
                remedy(busy));
    }

    private static String remedy(BusyCalendar busy) {
        return "export it again; if it still holds: punchclock calendar --fresh " + ShellWord.quoted(busy.name());
    }
}

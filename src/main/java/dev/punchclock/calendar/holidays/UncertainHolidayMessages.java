package dev.punchclock.calendar.holidays;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.problem.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of days of which only the reader can say whether they are off. */
final class UncertainHolidayMessages {
    private static final int SHOWN = 4;

    private UncertainHolidayMessages() {}

    /** One warning for all days that depend on the same. */
    static List<Problem> warnings(String code, Collection<UncertainHoliday> doubts) {
        Map<String, List<UncertainHoliday>> byReason = doubts.stream()
                .collect(Collectors.groupingBy(UncertainHoliday::why, LinkedHashMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(each -> warning(code, each.getKey(), each.getValue()))
                .toList();
    }

    /** That it changes nothing to take this day out; the nearest holiday may be meant. */
    static Problem needless(String code, LocalDate not, Optional<Holiday> nearest) {
        return Problem.warning(
                null,
                TimeFormat.date(not) + " is no public holiday of " + code + ": to take it out changes nothing",
                nearest.map(near -> "the nearest is " + TimeFormat.date(near.date()) + " (" + near.name() + "): write "
                                + near.date() + ", or take the day out")
                        .orElse("take the day out"));
    }

    private static Problem warning(String code, String why, List<UncertainHoliday> days) {
        String named = days.stream()
                .limit(SHOWN)
                .map(day -> TimeFormat.date(day.date()) + " (" + day.name() + ")")
                .collect(Collectors.joining(", "));
        String more = days.size() > SHOWN ? " and " + (days.size() - SHOWN) + " more" : "";
        String work = days.size() == 1 ? " is not off in " : " are not off in ";
        LocalDate first = days.get(0).date();
        return Problem.warning(
                null,
                named + more + work + code + ": " + why,
                (why.contains(": name ") ? "name it in place of " + code + "; or say" : "say")
                        + " it beside the code: holidays: { country: " + code + ", also: [" + first
                        + "] } for a day off, not: [" + first + "] for a day of work");
    }
}

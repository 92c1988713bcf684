package dev.punchclock.plan;

import dev.punchclock.hours.ClosedTime;
import dev.punchclock.hours.Timetable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What time off takes of the work of one period.
 *
 * @param written seconds of work that there would be without any
 * @param taken seconds by what took them: a holiday's name, {@code leave}, a calendar
 */
record TimeOffLosses(long written, Map<String, Long> taken) {
    private static final int TOLD = 4;

    static TimeOffLosses of(Timetable hours, QuotaPeriod term) {
        Instant start = Instant.ofEpochSecond(term.start());
        Instant end = Instant.ofEpochSecond(term.end());
        Map<String, Long> taken = new LinkedHashMap<>();
        for (ClosedTime closed : hours.lost(start, end)) {
            taken.merge(closed.what(), closed.when().total().toSeconds(), Long::sum);
        }
        return new TimeOffLosses(hours.written(start, end).total().toSeconds(), taken);
    }

    /** The same share of a number as is left of the work, rounded up. */
    int share(int number) {
        long left = written - taken.values().stream().mapToLong(Long::longValue).sum();
        return written == 0 ? number : (int) -Math.floorDiv(-number * left, written);
    }

    /** Such as {@code St Andrew's Day 7 h 30 min, leave 4 h}; empty where there is none. */
    String words() {
        List<String> words = new ArrayList<>();
        taken.forEach((what, seconds) -> words.add(what + " " + ZonedTimeFormat.length(seconds)));
        int more = words.size() - TOLD;
        return String.join(", ", words.subList(0, Math.min(TOLD, words.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}

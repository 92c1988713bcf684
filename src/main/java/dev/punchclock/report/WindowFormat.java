package dev.punchclock.report;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.util.stream.Collectors;

/** How windows are told, of work and of a calendar alike. */
public final class WindowFormat {
    private WindowFormat() {}

    /** By the clock on the wall: {@code 09:00-12:30, 13:30-24:00}. */
    public static String times(Windows ofDay, WallClock clock) {
        return ofDay.list().stream().map(window -> range(window, clock)).collect(Collectors.joining(", "));
    }

    private static String range(Window window, WallClock clock) {
        String start = TimeFormat.time(window.start(), clock.zone());
        String end = TimeFormat.time(window.end(), clock.zone());
        boolean toMidnight = end.equals("00:00") && clock.dayOf(window.end()).isAfter(clock.dayOf(window.start()));
        return start + "-" + (toMidnight ? "24:00" : end);
    }
}

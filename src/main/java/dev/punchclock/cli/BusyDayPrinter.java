package dev.punchclock.cli;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.hours.Windows;
import dev.punchclock.report.WindowFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days of a calendar on which somebody is busy, for people. */
final class BusyDayPrinter {
    private BusyDayPrinter() {}

    /** Each day from {@code first} until before {@code end} that has busy time. */
    static void print(Screen screen, String name, WallClock clock, Windows busy, LocalDate first, LocalDate end) {
        LocalDate last = end.minusDays(1);
        String days = TimeFormat.date(first) + (last.equals(first) ? "" : " to " + TimeFormat.date(last));
        screen.line(screen.strong(name) + screen.quiet("  " + clock.zone() + ", " + days));
        List<List<String>> rows = new ArrayList<>();
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            Windows ofDay = busy.clip(clock.startOf(day), clock.startOf(day.plusDays(1)));
            if (!ofDay.isEmpty()) {
                rows.add(List.of(
                        TimeFormat.date(day), WindowFormat.times(ofDay, clock), TimeFormat.duration(ofDay.total())));
            }
        }
        screen.table("  ", rows, Column.WHOLE, Column.PROSE, Column.WHOLE);
        screen.line(rows.isEmpty() ? "  Not busy." : "  Busy for " + TimeFormat.duration(busy.total()) + " in all.");
    }
}

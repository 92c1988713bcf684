package dev.punchclock.calendar.ics;

import dev.punchclock.hours.Windows;
import java.time.Instant;
import java.time.ZoneId;

/** How long it takes to read a calendar of 2,000 events and to work out a year of it, cold and warm. Run by hand. */
final class CalendarBenchmark {
    private static final int TURNS = 60;

    private CalendarBenchmark() {}

    public static void main(String[] arguments) {
        byte[] office = HostileFiles.office();
        long read = 0;
        long busy = 0;
        Windows windows = Windows.NONE;
        for (int turn = 0; turn < TURNS; turn++) {
            long start = System.nanoTime();
            IcsCalendar calendar = IcsCalendar.read(office, "office.ics", ZoneId.of("Europe/London"));
            long between = System.nanoTime();
            windows = calendar.busy(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
            read = between - start;
            busy = System.nanoTime() - between;
            if (turn == 0 || turn == TURNS - 1) {
                System.out.printf(
                        "%s: %d kB, %d windows: read %.1f ms, a year %.1f ms%n",
                        turn == 0 ? "cold" : "warm",
                        office.length / 1000,
                        windows.list().size(),
                        read / 1e6,
                        busy / 1e6);
            }
        }
    }
}

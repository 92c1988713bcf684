package dev.punchclock.calendar.ics;

import dev.punchclock.Yardstick;
import dev.punchclock.problem.Stopped;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/** Reads the calendar files that it is given and works out their busy time of a year, in a process of its own. */
final class HostileReader {
    private HostileReader() {}

    /** Prints a line for each: how long it took of a quick processor's time in milliseconds, and what came of it. */
    public static void main(String[] files) {
        double slowness = Yardstick.slowness();
        for (String file : files) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            String outcome = outcome(Path.of(file));
            long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            System.out.println(Math.round((after - before) / 1e6 / slowness) + " " + outcome);
        }
    }

    private static String outcome(Path file) {
        try {
            byte[] bytes = IcsFile.bytes(file, "x.ics");
            int windows = IcsCalendar.read(bytes, "x.ics", ZoneId.of("Europe/London"))
                    .busy(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"))
                    .list()
                    .size();
            return "read: " + windows + " windows";
        } catch (Stopped refused) {
            return "refused: " + refused.getMessage().replace("\n", " ");
        } catch (RuntimeException | Error bug) {
            return "bug: " + bug;
        }
    }
}

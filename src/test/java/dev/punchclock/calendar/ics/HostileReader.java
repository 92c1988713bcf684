package dev.punchclock.calendar.ics;

import dev.punchclock.MachineSpeed;
import dev.punchclock.problem.ProblemException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Reads the calendar files that it is given and works out their busy time of a year, in a process of its own. */
final class HostileReader {
    /** What is slow because of a neighbour of this machine is not slow three times. */
    private static final int MOST_READINGS = 3;

    private HostileReader() {}

    /**
     * Prints a line for each: how long it took of a quick processor's time in milliseconds, and what came of it. What takes
     * longer than it may is read again, and the least counts.
     *
     * @param args how many milliseconds a file may take, then the files
     */
    public static void main(String[] args) {
        long most = Long.parseLong(args[0]);
        double slowness = MachineSpeed.slowness();
        for (String file : List.of(args).subList(1, args.length)) {
            long least = Long.MAX_VALUE;
            String outcome = "";
            for (int reading = 0; reading < MOST_READINGS && least >= most; reading++) {
                slowness = reading == 0 ? slowness : MachineSpeed.slowness();
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                outcome = outcome(Path.of(file));
                long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                least = Math.min(least, Math.round((after - before) / 1e6 / slowness));
            }
            System.out.println(least + " " + outcome);
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
        } catch (ProblemException refused) {
            return "refused: " + refused.getMessage().replace("\n", " ");
        } catch (RuntimeException | Error bug) {
            return "bug: " + bug;
        }
    }
}

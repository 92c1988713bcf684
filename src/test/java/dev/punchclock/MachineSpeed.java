package dev.punchclock;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** How quick the machine is just now: a virtual one takes up to twice as long for the same work when its neighbours are busy. */
public final class MachineSpeed {
    /** What the work below took, in milliseconds of the processor's time, where the bounds of tests in seconds were set. */
    private static final double THERE = 25;

    private MachineSpeed() {}

    /** By how much longer the same work takes here than where the bounds were set; 1 where it takes no longer. */
    public static double slowness() {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 8; round++) { // the compiler is done with it after a few
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work();
            long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            least = Math.min(least, (after - before) / 1e6);
        }
        return Math.max(1, least / THERE);
    }

    private static void work() {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            counts.merge(Integer.toString(i * 31 % 65_537), 1, Integer::sum);
        }
        if (counts.size() != 65_537) {
            throw new IllegalStateException("not the same work");
        }
    }
}

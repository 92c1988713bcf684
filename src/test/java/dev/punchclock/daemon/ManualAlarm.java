package dev.punchclock.daemon;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** An alarm that rings when a test says so. */
final class ManualAlarm implements Alarm {
    final SortedMap<String, Instant> set = new TreeMap<>();
    private final SortedMap<String, Runnable> rings = new TreeMap<>();

    @Override
    public void set(String name, Instant at, Runnable ring) {
        set.put(name, at);
        rings.put(name, ring);
    }

    @Override
    public void cancel(String name) {
        set.remove(name);
        rings.remove(name);
    }

    /** Rings all that is due. */
    void ring(Instant now) {
        set.entrySet().removeIf(each -> {
            boolean due = !each.getValue().isAfter(now);
            if (due) {
                rings.get(each.getKey()).run();
            }
            return due;
        });
    }

    @Override
    public void close() {
        set.clear();
    }
}

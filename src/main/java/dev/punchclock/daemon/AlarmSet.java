package dev.punchclock.daemon;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The alarms that are set: one for each account that has a next slot, and few others. */
final class AlarmSet implements AutoCloseable {
    private final Alarm alarm;
    private final Runnable ring;
    private final Map<String, Instant> set = new HashMap<>();
    private final Set<String> rung = ConcurrentHashMap.newKeySet();

    AlarmSet(Alarm alarm, Runnable ring) {
        this.alarm = alarm;
        this.ring = ring;
    }

    /** Sets these and no others. */
    void only(Map<String, Instant> wanted) {
        rung.removeIf(name -> {
            set.remove(name);
            return true;
        });
        set.keySet().stream().filter(name -> !wanted.containsKey(name)).toList().forEach(name -> {
            set.remove(name);
            alarm.cancel(name);
        });
        wanted.forEach((name, at) -> {
            if (!at.equals(set.put(name, at))) {
                alarm.set(name, at, () -> {
                    rung.add(name);
                    ring.run();
                });
            }
        });
    }

    /** The clock was set: what waits for a moment does not know it yet. */
    void forget() {
        set.clear();
    }

    @Override
    public void close() {
        alarm.close();
    }
}

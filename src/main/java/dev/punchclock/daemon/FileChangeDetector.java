package dev.punchclock.daemon;

import dev.punchclock.workspace.FileStamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees which files change, and lets each rest: what is half-written must not go out. A file that has gone rests too, for
 * some editors write a new one in its place. Time is monotonic, so that a clock which is set cuts no rest short.
 */
final class FileChangeDetector {
    /** Longer than any rest. */
    private static final Duration LONG_AGO = Duration.ofDays(365);

    private final Map<String, Seen> files = new TreeMap<>();
    private long lastLook;

    /**
     * A file as it was seen.
     *
     * @param stamp null once it has gone
     * @param since since when it has been like this, in monotonic nanoseconds
     */
    private record Seen(@Nullable FileStamp stamp, long since) {}

    /**
     * Begins with these files. How long they have been as they are is known from their own times only; one from the future
     * has been written by another clock, nobody knows when, and rests from now on.
     */
    FileChangeDetector(SortedMap<String, FileStamp> found, Instant now, long nanos) {
        found.forEach((name, stamp) -> {
            Duration age = Duration.between(stamp.changed(), now);
            Duration rested = age.compareTo(LONG_AGO) < 0 ? age : LONG_AGO;
            files.put(name, new Seen(stamp, nanos - (rested.isNegative() ? 0 : rested.toNanos())));
        });
        lastLook = nanos;
    }

    /** How long ago the file says it was changed, in nanoseconds; none where that cannot be believed. */
    private static long age(@Nullable FileStamp stamp, Instant now) {
        Duration age = stamp == null ? Duration.ZERO : Duration.between(stamp.changed(), now);
        return age.isNegative() || age.compareTo(LONG_AGO) > 0 ? 0 : age.toNanos();
    }

    /** What has changed, appeared or gone since the last look. It has rested since then at most, and since its own time. */
    SortedSet<String> look(SortedMap<String, FileStamp> found, Instant now, long nanos) {
        SortedSet<String> changed = new TreeSet<>();
        SortedSet<String> names = new TreeSet<>(files.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            Seen before = files.get(name);
            FileStamp stamp = found.get(name);
            if (before == null || !Objects.equals(before.stamp(), stamp)) {
                files.put(name, new Seen(stamp, nanos - Math.min(age(stamp, now), nanos - lastLook)));
                changed.add(name);
            }
        }
        lastLook = nanos;
        return changed;
    }

    /** What has not been left alone for this long. */
    Set<String> resting(Duration rest, long nanos) {
        return files.entrySet().stream()
                .filter(file -> restLeft(file.getValue(), rest, nanos) > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How long it is until the first of them has rested; empty when none rests. */
    OptionalLong nanosToNext(Duration rest, long nanos) {
        return files.values().stream()
                .mapToLong(file -> restLeft(file, rest, nanos))
                .filter(left -> left > 0)
                .min();
    }

    /** How long it is until all of these have rested. */
    long nanosToAll(Set<String> names, Duration rest, long nanos) {
        return files.entrySet().stream()
                .filter(file -> names.contains(file.getKey()))
                .mapToLong(file -> restLeft(file.getValue(), rest, nanos))
                .max()
                .orElse(0);
    }

    private static long restLeft(Seen file, Duration rest, long nanos) {
        return rest.toNanos() - (nanos - file.since());
    }
}

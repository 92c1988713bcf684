package dev.punchclock.store;

import dev.punchclock.ledger.Doubt;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attempts in doubt, in the one column that holds them; null where there are none. */
final class DoubtForm {
    private static final String PART = "part";
    private static final String KEY = "key";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String PROVEN = "proven";
    private static final String RELEASED = "released";

    private DoubtForm() {}

    static @Nullable String write(@Nullable Doubt doubt) {
        if (doubt == null) {
            return null;
        }
        SortedMap<String, String> details = new TreeMap<>();
        details.put(PART, String.valueOf(doubt.part()));
        details.put(KEY, doubt.key());
        details.put(SINCE, String.valueOf(doubt.since().toEpochMilli()));
        details.put(UNTIL, String.valueOf(doubt.until().toEpochMilli()));
        details.put(PROVEN, String.valueOf(doubt.isProven()));
        details.put(RELEASED, String.valueOf(doubt.isReleased()));
        return Details.write(details);
    }

    static @Nullable Doubt read(@Nullable String written) {
        if (written == null) {
            return null;
        }
        SortedMap<String, String> details = Details.read(written);
        return new Doubt(
                Integer.parseInt(details.getOrDefault(PART, "0")),
                details.getOrDefault(KEY, ""),
                instant(details, SINCE),
                instant(details, UNTIL),
                Boolean.parseBoolean(details.get(PROVEN)),
                Boolean.parseBoolean(details.get(RELEASED)));
    }

    private static Instant instant(SortedMap<String, String> details, String name) {
        return Instant.ofEpochMilli(Long.parseLong(details.getOrDefault(name, "0")));
    }
}

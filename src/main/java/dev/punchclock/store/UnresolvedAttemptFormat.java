package dev.punchclock.store;

import dev.punchclock.ledger.UnresolvedAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attempts in doubt, in the one column that holds them, with their number before each name; null where there are none. */
final class UnresolvedAttemptFormat {
    private static final String PART = "part";
    private static final String KEY = "key";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String PROVEN = "proven";
    private static final String RELEASED = "released";
    private static final String DENIED = "denied";

    private UnresolvedAttemptFormat() {}

    static @Nullable String write(List<UnresolvedAttempt> doubts) {
        if (doubts.isEmpty()) {
            return null;
        }
        SortedMap<String, String> details = new TreeMap<>();
        for (int i = 0; i < doubts.size(); i++) {
            UnresolvedAttempt doubt = doubts.get(i);
            String number = i + ".";
            details.put(number + PART, String.valueOf(doubt.part()));
            details.put(number + KEY, doubt.key());
            details.put(number + SINCE, String.valueOf(doubt.since().toEpochMilli()));
            details.put(number + UNTIL, String.valueOf(doubt.until().toEpochMilli()));
            details.put(number + PROVEN, String.valueOf(doubt.isProven()));
            details.put(number + RELEASED, String.valueOf(doubt.isReleased()));
            if (doubt.denied() != null) {
                details.put(number + DENIED, String.valueOf(doubt.denied().toEpochMilli()));
            }
        }
        return DetailsFormat.write(details);
    }

    static List<UnresolvedAttempt> read(@Nullable String written) {
        if (written == null) {
            return List.of();
        }
        SortedMap<String, String> details = DetailsFormat.read(written);
        List<UnresolvedAttempt> doubts = new ArrayList<>();
        if (details.containsKey(KEY)) { // of a version that kept one
            doubts.add(read(details, ""));
        }
        for (int i = 0; details.containsKey(i + "." + KEY); i++) {
            doubts.add(read(details, i + "."));
        }
        return doubts;
    }

    private static UnresolvedAttempt read(SortedMap<String, String> details, String number) {
        return new UnresolvedAttempt(
                Integer.parseInt(details.getOrDefault(number + PART, "0")),
                details.getOrDefault(number + KEY, ""),
                instant(details, number + SINCE),
                instant(details, number + UNTIL),
                Boolean.parseBoolean(details.get(number + PROVEN)),
                Boolean.parseBoolean(details.get(number + RELEASED)),
                details.containsKey(number + DENIED) ? instant(details, number + DENIED) : null);
    }

    private static Instant instant(SortedMap<String, String> details, String name) {
        return Instant.ofEpochMilli(Long.parseLong(details.getOrDefault(name, "0")));
    }
}

package dev.punchclock.daemon;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Keeps the log from repeating itself: what stays true is said when it changes, and once an hour. */
final class RepeatFilter {
    private static final long AGAIN = Duration.ofHours(1).toNanos();

    private record Said(String words, long at) {}

    private final Map<String, Said> said = new HashMap<>();

    /** Whether it is time to say this. */
    boolean isNew(String about, String words, long nanos) {
        Said before = said.get(about);
        if (before != null && before.words().equals(words) && nanos - before.at() < AGAIN) {
            return false;
        }
        said.put(about, new Said(words, nanos));
        return true;
    }

    /** It is no longer so; true when it was. */
    boolean over(String about) {
        return said.remove(about) != null;
    }
}

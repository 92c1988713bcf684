package dev.punchclock.post;

import dev.punchclock.problem.Place;
import java.util.Map;

/**
 * Where a post stands, for messages about it.
 *
 * @param start its first character, with the file name relative to the workspace
 * @param values where the value of each key stands, by the key's word in YAML
 */
public record Places(Place start, Map<String, Place> values) {
    public Places {
        values = Map.copyOf(values);
    }

    /** Where the value of this key stands, or the post itself when it has no such key. */
    public Place of(String key) {
        return values.getOrDefault(key, start);
    }

    public String file() {
        return start.file();
    }
}

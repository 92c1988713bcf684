package dev.punchclock.post;

import dev.punchclock.problem.FilePosition;
import java.util.Map;

/**
 * Where a post stands, for messages about it.
 *
 * @param start its first character, with the file name relative to the workspace
 * @param values where the value of each key stands, by the key's word in YAML
 */
public record PostPositions(FilePosition start, Map<String, FilePosition> values) {
    public PostPositions {
        values = Map.copyOf(values);
    }

    /** Where the value of this key stands, or the post itself when it has no such key. */
    public FilePosition of(String key) {
        return values.getOrDefault(key, start);
    }

    public String file() {
        return start.file();
    }
}

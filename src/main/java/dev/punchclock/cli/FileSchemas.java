package dev.punchclock.cli;

/** The JSON Schemas of files that people write. */
public interface FileSchemas {
    /**
     * A JSON Schema.
     *
     * @param file {@code workspace} for {@code punchclock.yaml}, {@code queue} for a file of the queue, {@code config} for the
     *     user's own
     */
    String schema(String file);
}

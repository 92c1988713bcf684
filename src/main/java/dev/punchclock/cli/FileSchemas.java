package dev.punchclock.cli;

/** The JSON Schemas of files that people write. */
public interface FileSchemas {
    /** A JSON Schema: of {@code punchclock.yaml} when {@code workspace}, else of a queue file. */
    String schema(boolean workspace);
}

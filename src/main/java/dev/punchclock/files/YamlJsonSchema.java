package dev.punchclock.files;

/** JSON Schema (draft 2020-12) of our files, for editors: they then complete keys and show problems while one types. */
public final class YamlJsonSchema {
    private YamlJsonSchema() {}

    /** The schema of {@code punchclock.yaml}. */
    public static String workspace() {
        return TextTemplate.read("workspace.schema.json");
    }

    /** The schema of a queue file. */
    public static String queue() {
        return TextTemplate.read("queue.schema.json");
    }

    /** The schema of the user's own {@code config.yaml}. */
    public static String config() {
        return TextTemplate.read("config.schema.json");
    }
}

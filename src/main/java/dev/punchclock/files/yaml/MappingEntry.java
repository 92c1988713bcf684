package dev.punchclock.files.yaml;

/** A key with its value. */
public record MappingEntry(ScalarNode key, Node value) {
    public String name() {
        return key.text();
    }
}

package dev.punchclock.files.yaml;

/** Where a value stands in its source's text: from {@code start} up to, but not including, {@code end}. */
public record TextRange(int start, int end) {
    public TextRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }
}

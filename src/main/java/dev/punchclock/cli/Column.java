package dev.punchclock.cli;

/** What a column of a table may lose where the terminal is too narrow for it. */
enum Column {
    /** Nothing: ids, times, states, numbers. */
    WHOLE,
    /** Its end: words by which something is only recognised. It is shortened first. */
    TEXT,
    /** Its place on the line: what is to be read to its end goes on below. */
    PROSE
}

package dev.punchclock.network;

/** The network's answer to "did it go out?". */
public sealed interface Trace {
    record Found(Receipt receipt) implements Trace {}

    /** Surely not there. */
    record Absent() implements Trace {}

    /** The network cannot say; a person must look. */
    record CannotTell(String why) implements Trace {}
}

package dev.punchclock.network;

/** The network's answer to "did it go out?". */
public sealed interface LookupResult {
    /** It did. Never with a receipt that is {@link LookupQuery#owned} by something else. */
    record Found(Receipt receipt) implements LookupResult {}

    /**
     * Not there as far as the network shows: all of the right account's posts of that time were read without error, and
     * none of them could be it. What was accepted a moment ago may not be shown yet: see {@link TextLimits#settle}.
     */
    record Absent() implements LookupResult {}

    /** The network cannot say, or shows something that could be it; a person must look. */
    record CannotTell(String why) implements LookupResult {}
}

package dev.punchclock.network;

/**
 * How it ended to make a delivery ready: it is {@link Prepared}, or an upload was refused, throttled, or did not get there. Nothing is
 * published either way.
 */
public sealed interface Preparation permits Prepared, Outcome.Refused, Outcome.Throttled, Outcome.NotSent {}

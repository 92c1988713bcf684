package dev.punchclock.ledger;

import java.time.Instant;

/**
 * The end of the chain. Noted elsewhere, it shows later that nothing up to it was changed.
 *
 * @param hash of the last entry, in hexadecimal
 * @param entries how many there are
 * @param at when the last was written
 */
public record Head(String hash, long entries, Instant at) {}

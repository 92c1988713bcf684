package dev.punchclock.ledger;

import java.time.Instant;

/**
 * That a round looked at the clock; no entry.
 *
 * @param via what looked, as in {@link Actor#via}; empty where an older version looked
 */
public record RoundTimestamp(Instant at, String via) {}

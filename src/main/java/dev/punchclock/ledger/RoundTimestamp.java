package dev.punchclock.ledger;

import java.time.Instant;

/**
 * When a round looked at the clock last. It is no entry of the ledger.
 *
 * @param via what looked, as in {@link Actor#via}; empty where an older version looked
 */
public record RoundTimestamp(Instant at, String via) {}

package dev.punchclock.ledger;

import java.time.Instant;

/**
 * What a note outside of a ledger tells of a copy that went further than it, or as far.
 *
 * @param lastClaim when something was claimed last
 * @param lacking how many entries this ledger lacks; 0 where it lacks none
 */
public record NewerCopyEvidence(Instant lastClaim, long lacking) {}

package dev.punchclock.ledger;

import java.time.Instant;

/**
 * What is noted outside of a ledger of one that went further than it, or as far.
 *
 * @param lastClaim when something was claimed last
 * @param lacking how many entries this ledger lacks; 0 where it lacks none
 */
public record NewerCopyEvidence(Instant lastClaim, long lacking) {}

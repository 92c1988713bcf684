package dev.punchclock.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Attempts of a delivery whose outcome was unknown: what they were, for as long as one of them may turn up on the network.
 *
 * @param part of a thread that they were to publish, counted from 0
 * @param key under which they were made
 * @param since when the first of them began
 * @param until the deadline of the last
 * @param isProven whether the network itself said that it has the text: then only a person can say that it is not there
 * @param isReleased whether a person has looked since, and let the delivery go on, also with another text
 */
public record Doubt(int part, String key, Instant since, Instant until, boolean isProven, boolean isReleased) {

    /** The doubt about this claim, and about what was in doubt before. */
    static Doubt about(Delivery.Claim claim, int part, boolean isProven, @Nullable Doubt before) {
        Instant since = claim.createdAt();
        if (before != null && before.key.equals(claim.key()) && before.since.isBefore(since)) {
            since = before.since;
        }
        return new Doubt(part, claim.key(), since, claim.deadline(), isProven, false);
    }

    Doubt released() {
        return new Doubt(part, key, since, until, isProven, true);
    }
}

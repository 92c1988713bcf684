package dev.punchclock.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attempts under one key whose outcome was unknown: what they were, for as long as one of them may turn up on the network.
 *
 * @param part of a thread that they were to publish, counted from 0
 * @param key under which they were made
 * @param since when the first of them began
 * @param until the deadline of the last
 * @param isProven whether the network itself said that it has the text: then only a person can say that it is not there
 * @param isReleased whether a person has looked since, and let the delivery go on, also with another text
 * @param denied when a person last said that it is not there; null where none did
 */
public record UnresolvedAttempt(
        int part,
        String key,
        Instant since,
        Instant until,
        boolean isProven,
        boolean isReleased,
        @Nullable Instant denied) {

    /** These, and the doubt about this claim: with what was in doubt under its key before, it is one. */
    static List<UnresolvedAttempt> with(
            Delivery.Claim claim, int part, boolean isProven, List<UnresolvedAttempt> before) {
        Instant since = claim.createdAt();
        List<UnresolvedAttempt> all = new ArrayList<>();
        for (UnresolvedAttempt other : before) {
            if (!other.key.equals(claim.key())) {
                all.add(other);
            } else if (other.since.isBefore(since)) {
                since = other.since;
            }
        }
        all.add(new UnresolvedAttempt(part, claim.key(), since, claim.deadline(), isProven, false, null));
        return all;
    }

    /** Whether the last of these attempts was made under this claim. */
    boolean isAbout(Delivery.Claim claim) {
        return key.equals(claim.key()) && until.equals(claim.deadline());
    }

    /** Whether something of this time may be one of these attempts, where clocks are so far apart. */
    public boolean isNear(Instant at, Duration apart) {
        return !at.isBefore(since.minus(apart)) && !at.isAfter(until.plus(apart));
    }

    /** Whether a person said that it is not there when the network had to show what it has, so long after the attempt. */
    public boolean isDenied(Duration settle) {
        return denied != null && !denied.isBefore(until.plus(settle));
    }

    UnresolvedAttempt released() {
        return new UnresolvedAttempt(part, key, since, until, isProven, true, denied);
    }

    UnresolvedAttempt denied(Instant at) {
        return new UnresolvedAttempt(part, key, since, until, isProven, isReleased, at);
    }
}

package dev.punchclock.ledger;

import dev.punchclock.network.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param turnedUp what the network shows of it beyond the receipt that it has: it went out more than once
 */
public record Doubt(
        int part,
        String key,
        Instant since,
        Instant until,
        boolean isProven,
        boolean isReleased,
        List<Receipt> turnedUp) {
    public Doubt {
        turnedUp = List.copyOf(turnedUp);
    }

    /** The doubt about this claim, and about what was in doubt before. */
    static Doubt about(Delivery.Claim claim, int part, boolean isProven, @Nullable Doubt before) {
        Instant since = claim.createdAt();
        if (before != null && before.key.equals(claim.key()) && before.since.isBefore(since)) {
            since = before.since;
        }
        List<Receipt> turnedUp = before == null ? List.of() : before.turnedUp;
        return new Doubt(part, claim.key(), since, claim.deadline(), isProven, false, turnedUp);
    }

    Doubt released() {
        return new Doubt(part, key, since, until, isProven, true, turnedUp);
    }

    Doubt with(Receipt further) {
        List<Receipt> more = new ArrayList<>(turnedUp);
        more.add(further);
        return new Doubt(part, key, since, until, isProven, isReleased, more);
    }
}

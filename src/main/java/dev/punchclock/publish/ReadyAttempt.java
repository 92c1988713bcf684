package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Preparation;
import dev.punchclock.network.Prepared;
import dev.punchclock.post.DeliveryId;
import java.util.List;
import java.util.Optional;

/**
 * An attempt before its claim: who we are is known, whatever had to be uploaded is uploaded.
 *
 * @param noted what was written about the network's clock
 */
record ReadyAttempt(Preparation made, Delivery.Claim claim, NetworkClockFence time, List<EntryBody> noted) {
    /** Why it is not ready after all; empty where it is. */
    Optional<Outcome> objection() {
        return made instanceof Outcome no ? Optional.of(no) : Optional.empty();
    }

    Prepared prepared() {
        return (Prepared) made;
    }

    EntryBody claimed(DeliveryId id) {
        return EntryBody.claimed(id, claim);
    }
}

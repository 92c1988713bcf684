package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that takes a place under a maximum, as far as maximum, gap and repeats ask about it.
 *
 * @param key the handle for which it was claimed; null where its entries do not say
 * @param link of its receipt, where only that may say whose it is
 * @param sent whether all of it is known to be published
 * @param at every moment at which it counts; with its text, every moment at which something of it was said
 * @param text null where it was erased, or not asked for
 */
public record CountedDelivery(
        DeliveryId id,
        @Nullable AccountKey key,
        @Nullable String link,
        boolean sent,
        List<Instant> at,
        @Nullable String text) {
    public CountedDelivery {
        at = List.copyOf(at);
    }

    /**
     * What a delivery comes to.
     *
     * @param words whether its text is asked for
     */
    public static CountedDelivery of(Delivery delivery, boolean words) {
        Delivery.Claim claim = delivery.claim();
        boolean tells = claim == null || claim.owner() != null;
        return new CountedDelivery(
                delivery.id(),
                claim == null ? null : claim.owner(),
                tells || delivery.receipt() == null ? null : delivery.receipt().link(),
                delivery.state() == DeliveryState.SENT,
                words ? delivery.allSaid() : delivery.allCounts(),
                words ? delivery.text() : null);
    }

    /** Whether its text, or a part of it, is another way to say what one of these does. */
    public boolean saysOneOf(Set<String> gists) {
        return text != null && !Collections.disjoint(gists, new Wording(text).gists());
    }

    /** Whether one of its moments is this or a later one. */
    public boolean isSince(Instant moment) {
        for (Instant each : at) {
            if (!each.isBefore(moment)) {
                return true;
            }
        }
        return false;
    }
}

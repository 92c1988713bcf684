package dev.punchclock.daemon;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deliveries of which nobody knows how they ended. Each is asked about once more, soon; after that as rounds come
 * anyway.
 */
final class UnknownDeliveries {
    /** By then a network shows what it accepted. */
    static final Duration SOON = Duration.ofMinutes(2);

    private Set<DeliveryId> known = Set.of();
    private OptionalLong ask = OptionalLong.empty();

    void look(LedgerState ledgerState, DaemonClocks clocks) {
        Set<DeliveryId> now = ledgerState.inHand().stream()
                .filter(delivery ->
                        delivery.state() == DeliveryState.UNKNOWN || delivery.state() == DeliveryState.CLAIMED)
                .map(Delivery::id)
                .collect(Collectors.toUnmodifiableSet());
        boolean isPast = ask.isEmpty() || clocks.nanos() - ask.getAsLong() >= 0;
        if (!known.containsAll(now)) {
            ask = OptionalLong.of(clocks.in(SOON));
        } else if (now.isEmpty() || isPast) {
            ask = OptionalLong.empty();
        }
        known = now;
    }

    /** Monotonic: when the network is to be asked; empty when there is no hurry. */
    OptionalLong ask() {
        return ask;
    }
}

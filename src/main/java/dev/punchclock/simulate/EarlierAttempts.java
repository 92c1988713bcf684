package dev.punchclock.simulate;

import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnresolvedAttempt;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Prepared;
import java.util.Set;
import java.util.stream.Collectors;

/** A network that cannot tell how attempts ended that were unknown when the rehearsal began: only the real one could. */
final class EarlierAttempts extends ForwardingNetwork {
    private final Set<String> unknown;

    EarlierAttempts(Network rehearsal, LedgerState atTheBeginning) {
        super(rehearsal);
        unknown = atTheBeginning.inHand().stream()
                .filter(each -> each.state() == DeliveryState.UNKNOWN || each.state() == DeliveryState.CLAIMED)
                .flatMap(each -> each.openAttempts().stream())
                .map(UnresolvedAttempt::key)
                .collect(Collectors.toSet());
    }

    @Override
    public LookupResult find(Prepared prepared, int part, LookupQuery lookup) {
        return unknown.contains(lookup.key().value())
                ? new LookupResult.CannotTell("a rehearsal does not ask the real network")
                : super.find(prepared, part, lookup);
    }
}

package dev.punchclock.simulate;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Doubt;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Lookup;
import dev.punchclock.network.Network;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Through;
import dev.punchclock.network.Trace;
import java.util.Set;
import java.util.stream.Collectors;

/** A network that cannot tell how attempts ended that were unknown when the rehearsal began: only the real one could. */
final class EarlierAttempts extends Through {
    private final Set<String> unknown;

    EarlierAttempts(Network rehearsal, Book atTheBeginning) {
        super(rehearsal);
        unknown = atTheBeginning.inHand().stream()
                .filter(each -> each.state() == State.UNKNOWN || each.state() == State.CLAIMED)
                .flatMap(each -> each.openAttempts().stream())
                .map(Doubt::key)
                .collect(Collectors.toSet());
    }

    @Override
    public Trace find(Prepared prepared, int part, Lookup lookup) {
        return unknown.contains(lookup.key().value())
                ? new Trace.CannotTell("a rehearsal does not ask the real network")
                : super.find(prepared, part, lookup);
    }
}

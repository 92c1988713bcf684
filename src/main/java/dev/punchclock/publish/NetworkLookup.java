package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Doubt;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Key;
import dev.punchclock.network.Lookup;
import dev.punchclock.network.Network;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Trace;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a network whether an earlier attempt of a delivery went out, with all that the ledger knows about it. */
final class NetworkLookup {
    private final Desk desk;
    private final Network network;
    private final Ledger ledger;
    private final Book book;

    /** @param book as it stands; what it knows to be something else is not found */
    NetworkLookup(Desk desk, Network network, Ledger ledger, Book book) {
        this.desk = desk;
        this.network = network;
        this.ledger = ledger;
        this.book = book;
    }

    /** Looks for the last attempt, and those before it under the same key; empty when its words are no longer kept. */
    Optional<Trace> lastAttempt(Delivery delivery, Delivery.Claim claim) {
        Doubt doubt = delivery.doubt();
        Instant since = claim.createdAt();
        if (doubt != null && doubt.key().equals(claim.key()) && doubt.since().isBefore(since)) {
            since = doubt.since();
        }
        return find(delivery, delivery.text(), delivery.published().size(), claim.key(), since, claim.deadline());
    }

    /** Looks for what is in doubt, by the words that it had then. */
    Optional<Trace> inDoubt(Delivery delivery, Doubt doubt) {
        return find(delivery, wordsThen(delivery, doubt), doubt.part(), doubt.key(), doubt.since(), doubt.until());
    }

    private Optional<Trace> find(
            Delivery delivery, @Nullable String text, int part, String key, Instant since, Instant until) {
        List<String> parts = text == null ? List.of() : Attempt.parts(new Wording(text));
        if (part >= parts.size()) {
            return Optional.empty(); // without its words the network would be asked for another post
        }
        Prepared prepared = new Prepared(desk.account(), parts, delivery.published());
        Lookup lookup = new Lookup(new Key(key, since), since, until, book.receipts(desk.owner()));
        return Optional.of(network.find(prepared, part, lookup));
    }

    /** Its text may have been edited since: the one before the claim whose attempt is in doubt. */
    private @Nullable String wordsThen(Delivery delivery, Doubt doubt) {
        String words = delivery.text();
        boolean isClaimed = false;
        String latest = null;
        for (Entry entry : ledger.history(delivery.id().post())) {
            Fact fact = entry.fact();
            if (!delivery.id().equals(fact.delivery())) {
                continue;
            }
            if (fact.kind() == Kind.HANDED_IN || fact.kind() == Kind.EDITED) {
                latest = fact.text();
            } else if (fact.kind() == Kind.CLAIMED && doubt.until().equals(fact.until())) {
                words = latest;
                isClaimed = true;
            }
        }
        return isClaimed ? words : delivery.text();
    }
}

package dev.punchclock.publish;

import dev.punchclock.account.AccountKey;
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
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.Desk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Looks for every attempt that may have gone out. One that is found is found; that all are absent has to be said of each.
     *
     * @return empty when nothing is in doubt, or the words of an attempt are no longer kept
     */
    Optional<Trace> openAttempts(Delivery delivery) {
        List<Doubt> attempts = delivery.openAttempts();
        if (!book.owns(desk.owner(), delivery)) {
            return attempts.stream().allMatch(this::isDenied)
                    ? Optional.of(new Trace.Absent())
                    : Optional.of(new Trace.CannotTell(anothers(delivery)));
        }
        Optional<Trace> all = attempts.isEmpty() ? Optional.empty() : Optional.of(new Trace.Absent());
        for (Doubt attempt : attempts) {
            Optional<Trace> one = attempt(delivery, attempt);
            if (one.isPresent() && one.get() instanceof Trace.Found) {
                return one;
            }
            boolean cannotTell = one.isPresent() && one.get() instanceof Trace.CannotTell;
            if (one.isEmpty() || (cannotTell && !isDenied(attempt))) {
                all = all.filter(Trace.CannotTell.class::isInstance).or(() -> one);
            }
        }
        return all;
    }

    /** Where the network can only guess, a person who has looked knows better. */
    private boolean isDenied(Doubt attempt) {
        return attempt.isDenied(desk.limits().settle());
    }

    private String anothers(Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        AccountKey then = claim == null ? null : claim.owner();
        return "it was tried " + (then == null ? "on another account" : "as @" + then.handle()) + ", and "
                + desk.account().name() + " is @" + desk.account().handle() + " now";
    }

    /** Looks for one of them, by the words that it had then; empty when they are no longer kept. */
    Optional<Trace> attempt(Delivery delivery, Doubt attempt) {
        List<String> parts = parts(delivery, attempt);
        if (attempt.part() >= parts.size()) {
            return Optional.empty(); // without its words the network would be asked for another post
        }
        Prepared prepared = new Prepared(desk.account(), parts, delivery.published());
        Lookup lookup = new Lookup(
                new Key(attempt.key(), attempt.since()),
                attempt.since(),
                attempt.until(),
                id -> book.isReceipt(desk.owner(), id),
                book.user(desk.owner()).orElse(""));
        return Optional.of(network.find(prepared, attempt.part(), lookup));
    }

    private List<String> parts(Delivery delivery, Doubt attempt) {
        String words = wordsThen(delivery, attempt);
        return words == null ? List.of() : Attempt.parts(new Wording(words));
    }

    /**
     * Its text may have been edited since, and its account have another name: the one before the claim whose attempt is in
     * doubt.
     */
    private @Nullable String wordsThen(Delivery delivery, Doubt attempt) {
        Map<DeliveryId, Optional<String>> latest = new HashMap<>();
        Optional<String> words = Optional.ofNullable(delivery.text());
        for (Entry entry : ledger.history(delivery.id().post())) {
            Fact fact = entry.fact();
            DeliveryId id = fact.delivery();
            if (id != null && (fact.kind() == Kind.HANDED_IN || fact.kind() == Kind.EDITED)) {
                latest.put(id, Optional.ofNullable(fact.text()));
            } else if (id != null
                    && fact.kind() == Kind.CLAIMED
                    && attempt.key().equals(fact.detail(Fact.KEY))
                    && attempt.until().equals(fact.until())) {
                words = latest.getOrDefault(id, Optional.empty());
            }
        }
        return words.orElse(null);
    }
}

package dev.punchclock.publish;

import dev.punchclock.account.AccountKey;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnresolvedAttempt;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Prepared;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.AccountContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a network whether an earlier attempt of a delivery went out, with all that the ledger knows about it. */
final class NetworkLookup {
    private final AccountContext context;
    private final Network network;
    private final Ledger ledger;
    private final LedgerState ledgerState;

    /** @param ledgerState as it stands; what it knows to be something else is not found */
    NetworkLookup(AccountContext context, Network network, Ledger ledger, LedgerState ledgerState) {
        this.context = context;
        this.network = network;
        this.ledger = ledger;
        this.ledgerState = ledgerState;
    }

    /**
     * Looks for every attempt that may have gone out. One that is found is found; that all are absent has to be said of
     * each.
     *
     * @return empty when nothing is in doubt, or the words of an attempt are no longer kept
     */
    Optional<LookupResult> openAttempts(Delivery delivery) {
        List<UnresolvedAttempt> attempts = delivery.openAttempts();
        if (!ledgerState.owns(context.owner(), delivery)) {
            return attempts.stream().allMatch(this::isDenied)
                    ? Optional.of(new LookupResult.Absent())
                    : Optional.of(new LookupResult.CannotTell(anothers(delivery)));
        }
        Optional<LookupResult> all = attempts.isEmpty() ? Optional.empty() : Optional.of(new LookupResult.Absent());
        for (UnresolvedAttempt attempt : attempts) {
            Optional<LookupResult> one = attempt(delivery, attempt);
            if (one.isPresent() && one.get() instanceof LookupResult.Found) {
                return one;
            }
            boolean cannotTell = one.isPresent() && one.get() instanceof LookupResult.CannotTell;
            if (one.isEmpty() || (cannotTell && !isDenied(attempt))) {
                all = all.filter(LookupResult.CannotTell.class::isInstance).or(() -> one);
            }
        }
        return all;
    }

    /** Where the network can only guess, a person who has looked knows better. */
    private boolean isDenied(UnresolvedAttempt attempt) {
        return attempt.isDenied(context.limits().settle());
    }

    private String anothers(Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        AccountKey then = claim == null ? null : claim.owner();
        return "it was tried " + (then == null ? "on another account" : "as @" + then.handle()) + ", and "
                + context.account().name() + " is @" + context.account().handle() + " now";
    }

    /** Looks for one of them, by the words that it had then; empty when they are no longer kept. */
    Optional<LookupResult> attempt(Delivery delivery, UnresolvedAttempt attempt) {
        List<Wording> parts = parts(delivery, attempt);
        if (attempt.part() >= parts.size()) {
            return Optional.empty(); // without its words the network would be asked for another post
        }
        Prepared prepared = new Prepared(context.account(), parts, delivery.published(), Map.of());
        LookupQuery lookup = new LookupQuery(
                new IdempotencyKey(attempt.key(), attempt.since()),
                attempt.since(),
                attempt.until(),
                id -> ledgerState.isReceipt(context.owner(), id),
                ledgerState.user(context.owner()).orElse(""));
        return Optional.of(network.find(prepared, attempt.part(), lookup));
    }

    private List<Wording> parts(Delivery delivery, UnresolvedAttempt attempt) {
        String words = wordsThen(delivery, attempt);
        return words == null ? List.of() : new Wording(words).parts();
    }

    /**
     * Its text may have been edited since, and its account have another name: the one before the claim whose attempt is in
     * doubt.
     */
    private @Nullable String wordsThen(Delivery delivery, UnresolvedAttempt attempt) {
        Map<DeliveryId, Optional<String>> latest = new HashMap<>();
        Optional<String> words = Optional.ofNullable(delivery.text());
        for (Entry entry : ledger.history(delivery.id().post())) {
            EntryBody fact = entry.fact();
            DeliveryId id = fact.delivery();
            if (id != null && (fact.kind() == EntryKind.HANDED_IN || fact.kind() == EntryKind.EDITED)) {
                latest.put(id, Optional.ofNullable(fact.text()));
            } else if (id != null
                    && fact.kind() == EntryKind.CLAIMED
                    && attempt.key().equals(fact.detail(EntryBody.KEY))
                    && attempt.until().equals(fact.until())) {
                words = latest.getOrDefault(id, Optional.empty());
            }
        }
        return words.orElse(null);
    }
}

package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnresolvedAttempt;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what became of deliveries whose answer was lost, or whose process was killed. */
final class Reconciliation {
    private static final String COULD_NOT_TELL = "looked for, and nobody can tell: ";
    /** The same reason is not written down again for so long: reasons may take turns at every look. */
    private static final Duration TOLD_FOR = Duration.ofHours(1);

    /** After so many attempts that ended alike and came to nothing a person is asked. */
    private static final int MOST_TRIES = 5;

    private Reconciliation() {}

    /** Claims whose deadline has passed without settlement: nobody knows how they ended. */
    static List<EntryBody> abandoned(EntryOwner owner, LedgerState ledgerState, Instant now) {
        List<EntryBody> facts = new ArrayList<>();
        for (Delivery delivery : ledgerState.inHand()) {
            Delivery.Claim claim = delivery.claim();
            if (delivery.state() == DeliveryState.CLAIMED
                    && (ledgerState.owns(owner, delivery) || isUnder(owner, delivery))
                    && claim != null
                    && now.isAfter(claim.deadline().plus(AccountContext.CLOCK_DOUBT))) {
                facts.add(EntryBody.of(EntryKind.UNKNOWN, delivery.id())
                        .note("punchclock was stopped while it was being published"));
            }
        }
        return facts;
    }

    /** Tried under this name for another handle: nobody else would ask. */
    private static boolean isUnder(EntryOwner owner, Delivery delivery) {
        return delivery.id().account().equals(owner.name());
    }

    /**
     * Asks the network about one delivery. Nothing is published by asking.
     *
     * @return what is known now, or why it still is not; empty when it is not unknown, or there is nothing new to say
     */
    static Optional<EntryBody> ask(
            AccountContext context,
            Network network,
            Delivery delivery,
            Ledger ledger,
            LedgerState ledgerState,
            Instant now) {
        if (delivery.state() != DeliveryState.UNKNOWN) {
            return Optional.empty();
        }
        Optional<LookupResult> trace = new NetworkLookup(context, network, ledger, ledgerState).openAttempts(delivery);
        if (trace.filter(seen -> !(seen instanceof LookupResult.CannotTell)).isPresent()) {
            CredentialOwnership.mustBeOurs(
                    network, context, ledger, now); // a ledger that did not know whose list it is knows from now on
        }
        return trace.flatMap(seen -> verdict(seen, delivery, context, now));
    }

    private static Optional<EntryBody> verdict(
            LookupResult trace, Delivery delivery, AccountContext context, Instant now) {
        if (trace instanceof LookupResult.Found found) {
            return Optional.of(delivery.sent(found.receipt()).note("found on the network"));
        }
        if (trace instanceof LookupResult.CannotTell cannot) {
            return Optional.of(cannotTell(delivery, cannot));
        }
        boolean isProven =
                delivery.openAttempts().stream().anyMatch(UnresolvedAttempt::isProven); // no list can say the contrary
        Instant shown = UnresolvedAttempts.shownBy(context, delivery);
        return shown != null && now.isAfter(shown) && !isProven
                ? Optional.of(EntryBody.believedAbsent(delivery.id(), "the network does not have it"))
                : Optional.empty();
    }

    /**
     * What was found out about a delivery; where each of many attempts ended for the same reason, and none of them was
     * there, it is held besides: a filter on the way that lets no post through would be asked for ever.
     */
    static List<EntryBody> bounded(List<EntryBody> facts, Delivery delivery, Ledger ledger) {
        if (facts.size() != 1 || facts.get(0).kind() != EntryKind.NOT_SENT) {
            return facts;
        }
        String why = "";
        int times = 0;
        boolean isTried = false;
        for (Entry entry : ledger.history(delivery.id().post())) {
            EntryBody fact = entry.fact();
            if (!delivery.id().equals(fact.delivery())) {
                continue;
            }
            if (fact.kind() == EntryKind.UNHELD || fact.kind() == EntryKind.PART_SENT) {
                times = 0;
            } else if (fact.kind() == EntryKind.UNKNOWN && isTried) {
                times = why.equals(fact.note()) ? times + 1 : 1;
                why = Objects.requireNonNullElse(fact.note(), "");
            }
            isTried = fact.kind() == EntryKind.CLAIMED;
        }
        String note = "tried " + times + " times, and the network never had it: " + why;
        return times < MOST_TRIES
                ? facts
                : List.of(
                        facts.get(0),
                        EntryBody.of(EntryKind.HELD, delivery.id()).note(note));
    }

    static EntryBody cannotTell(Delivery delivery, LookupResult.CannotTell cannot) {
        return EntryBody.of(EntryKind.UNKNOWN, delivery.id()).note(COULD_NOT_TELL + cannot.why());
    }

    /** Without reasons that stand there already, or were written down a short while ago. */
    static List<EntryBody> news(List<EntryBody> facts, Ledger ledger, LedgerState ledgerState, Instant now) {
        return facts.stream()
                .filter(fact -> fact.kind() != EntryKind.UNKNOWN || isNews(fact, ledger, ledgerState, now))
                .toList();
    }

    private static boolean isNews(EntryBody fact, Ledger ledger, LedgerState ledgerState, Instant now) {
        DeliveryId id = fact.delivery();
        Delivery delivery = id == null ? null : ledgerState.find(id);
        if (id == null || delivery == null || Objects.equals(delivery.note(), fact.note())) {
            return false;
        }
        return ledger.history(id.post()).stream()
                .filter(entry -> entry.at().isAfter(now.minus(TOLD_FOR)))
                .map(Entry::fact)
                .noneMatch(said -> id.equals(said.delivery())
                        && said.kind() == EntryKind.UNKNOWN
                        && Objects.equals(said.note(), fact.note()));
    }

    /**
     * What was found out about deliveries that are still as they were when the network was asked. Of several that found
     * the same post, the first has it.
     */
    static List<EntryBody> stillTrue(List<EntryBody> facts, EntryOwner owner, LedgerState asked, LedgerState now) {
        Set<String> taken = new HashSet<>();
        List<EntryBody> still = new ArrayList<>();
        for (EntryBody fact : facts) {
            String receipt = fact.detail(EntryBody.RECEIPT);
            boolean isFree = receipt.isEmpty()
                    || (!now.isReceipt(owner, receipt) && !mayBelongTo(fact, owner, now) && taken.add(receipt));
            if (isUnchanged(fact.delivery(), asked, now) && isFree) {
                still.add(fact);
            }
        }
        return still;
    }

    /** Whether another delivery that says the same is being published at this moment: what was found may be that. */
    private static boolean mayBelongTo(EntryBody found, EntryOwner owner, LedgerState now) {
        DeliveryId id = found.delivery();
        Delivery delivery = id == null ? null : now.find(id);
        return delivery != null
                && now.inHand().stream()
                        .filter(other -> other.state() == DeliveryState.CLAIMED
                                && !other.id().equals(id))
                        .anyMatch(other -> now.owns(owner, other) && Objects.equals(other.text(), delivery.text()));
    }

    private static boolean isUnchanged(@Nullable DeliveryId id, LedgerState asked, LedgerState now) {
        return id != null && Objects.equals(asked.find(id), now.find(id));
    }
}

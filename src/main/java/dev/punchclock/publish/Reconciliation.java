package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Doubt;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Owner;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Network;
import dev.punchclock.network.Trace;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.Desk;
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

    private Reconciliation() {}

    /** Claims whose deadline has passed without settlement: nobody knows how they ended. */
    static List<Fact> abandoned(Owner owner, Book book, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Delivery delivery : book.inHand()) {
            Delivery.Claim claim = delivery.claim();
            if (delivery.state() == State.CLAIMED
                    && (book.owns(owner, delivery) || isUnder(owner, delivery))
                    && claim != null
                    && now.isAfter(claim.deadline().plus(Desk.CLOCK_DOUBT))) {
                facts.add(Fact.of(Kind.UNKNOWN, delivery.id())
                        .note("punchclock was stopped while it was being published"));
            }
        }
        return facts;
    }

    /** Tried under this name for another handle: nobody else would ask. */
    private static boolean isUnder(Owner owner, Delivery delivery) {
        return delivery.id().account().equals(owner.name());
    }

    /**
     * Asks the network about one delivery. Nothing is published by asking.
     *
     * @return what is known now, or why it still is not; empty when it is not unknown, or there is nothing new to say
     */
    static Optional<Fact> ask(Desk desk, Network network, Delivery delivery, Ledger ledger, Book book, Instant now) {
        if (delivery.state() != State.UNKNOWN) {
            return Optional.empty();
        }
        Optional<Trace> trace = new NetworkLookup(desk, network, ledger, book).openAttempts(delivery);
        if (trace.filter(seen -> !(seen instanceof Trace.CannotTell)).isPresent()) {
            Ownership.mustBeOurs(
                    network, desk, ledger, now); // a ledger that did not know whose list it is knows from now on
        }
        return trace.flatMap(seen -> verdict(seen, delivery, desk, now));
    }

    private static Optional<Fact> verdict(Trace trace, Delivery delivery, Desk desk, Instant now) {
        if (trace instanceof Trace.Found found) {
            return Optional.of(delivery.sent(found.receipt()).note("found on the network"));
        }
        if (trace instanceof Trace.CannotTell cannot) {
            return Optional.of(cannotTell(delivery, cannot));
        }
        boolean isProven = delivery.openAttempts().stream().anyMatch(Doubt::isProven); // no list can say the contrary
        Instant shown = Doubts.shownBy(desk, delivery);
        return shown != null && now.isAfter(shown) && !isProven
                ? Optional.of(Fact.believedAbsent(delivery.id(), "the network does not have it"))
                : Optional.empty();
    }

    static Fact cannotTell(Delivery delivery, Trace.CannotTell cannot) {
        return Fact.of(Kind.UNKNOWN, delivery.id()).note(COULD_NOT_TELL + cannot.why());
    }

    /** Without reasons that stand there already, or were written down a short while ago. */
    static List<Fact> news(List<Fact> facts, Ledger ledger, Book book, Instant now) {
        return facts.stream()
                .filter(fact -> fact.kind() != Kind.UNKNOWN || isNews(fact, ledger, book, now))
                .toList();
    }

    private static boolean isNews(Fact fact, Ledger ledger, Book book, Instant now) {
        DeliveryId id = fact.delivery();
        Delivery delivery = id == null ? null : book.find(id);
        if (id == null || delivery == null || Objects.equals(delivery.note(), fact.note())) {
            return false;
        }
        return ledger.history(id.post()).stream()
                .filter(entry -> entry.at().isAfter(now.minus(TOLD_FOR)))
                .map(Entry::fact)
                .noneMatch(said -> id.equals(said.delivery())
                        && said.kind() == Kind.UNKNOWN
                        && Objects.equals(said.note(), fact.note()));
    }

    /**
     * What was found out about deliveries that are still as they were when the network was asked. Of several that found
     * the same post, the first has it.
     */
    static List<Fact> stillTrue(List<Fact> facts, Owner owner, Book asked, Book now) {
        Set<String> taken = new HashSet<>();
        List<Fact> still = new ArrayList<>();
        for (Fact fact : facts) {
            String receipt = fact.detail(Fact.RECEIPT);
            boolean isFree = receipt.isEmpty()
                    || (!now.isReceipt(owner, receipt) && !mayBelongTo(fact, owner, now) && taken.add(receipt));
            if (isUnchanged(fact.delivery(), asked, now) && isFree) {
                still.add(fact);
            }
        }
        return still;
    }

    /** Whether another delivery that says the same is being published at this moment: what was found may be that. */
    private static boolean mayBelongTo(Fact found, Owner owner, Book now) {
        DeliveryId id = found.delivery();
        Delivery delivery = id == null ? null : now.find(id);
        return delivery != null
                && now.inHand().stream()
                        .filter(other ->
                                other.state() == State.CLAIMED && !other.id().equals(id))
                        .anyMatch(other -> now.owns(owner, other) && Objects.equals(other.text(), delivery.text()));
    }

    private static boolean isUnchanged(@Nullable DeliveryId id, Book asked, Book now) {
        return id != null && Objects.equals(asked.find(id), now.find(id));
    }
}

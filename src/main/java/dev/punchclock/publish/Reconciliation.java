package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Key;
import dev.punchclock.network.Network;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Trace;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.Desk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what became of deliveries whose answer was lost, or whose process was killed. */
final class Reconciliation {
    private Reconciliation() {}

    /** Claims whose deadline has passed without settlement: nobody knows how they ended. */
    static List<Fact> abandoned(AccountName account, Book book, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Delivery delivery : book.deliveries()) {
            Delivery.Claim claim = delivery.claim();
            if (delivery.state() == State.CLAIMED
                    && delivery.id().account().equals(account)
                    && claim != null
                    && now.isAfter(claim.deadline().plus(Desk.CLOCK_DOUBT))) {
                facts.add(Fact.of(Kind.UNKNOWN, delivery.id())
                        .note("punchclock was stopped while it was being published"));
            }
        }
        return facts;
    }

    /**
     * Asks the network about every unknown delivery of an account. Nothing is published by asking.
     *
     * @return what is known now; deliveries that stay unknown are left out
     */
    static List<Fact> ask(Desk desk, Network network, Book book, Instant now) {
        return book.deliveries().stream()
                .filter(delivery ->
                        delivery.id().account().equals(desk.account().name()))
                .flatMap(delivery -> ask(desk, network, delivery, now).stream())
                .toList();
    }

    /** Asks about one delivery; empty when it is not unknown, or stays so. */
    static Optional<Fact> ask(Desk desk, Network network, Delivery delivery, Instant now) {
        Delivery.Claim claim = delivery.claim();
        String text = delivery.text();
        if (delivery.state() != State.UNKNOWN || claim == null || text == null) {
            return Optional.empty(); // without its words the network would be asked for another post
        }
        int part = delivery.published().size();
        Prepared prepared = new Prepared(desk.account(), Attempt.parts(new Wording(text)), delivery.published());
        Trace trace = network.find(prepared, part, new Key(claim.key(), claim.createdAt()), claim.at());
        if (trace instanceof Trace.Found found) {
            return Optional.of(delivery.sent(found.receipt()).note("found on the network"));
        }
        boolean shown = now.isAfter(claim.deadline().plus(Rules.SETTLE));
        return trace instanceof Trace.Absent && shown
                ? Optional.of(Fact.of(Kind.NOT_SENT, delivery.id()).note("the network does not have it"))
                : Optional.empty();
    }

    /** What was found out about deliveries that are still as they were when the network was asked. */
    static List<Fact> stillTrue(List<Fact> facts, Book asked, Book now) {
        return facts.stream()
                .filter(fact -> isUnchanged(fact.delivery(), asked, now))
                .toList();
    }

    private static boolean isUnchanged(@Nullable DeliveryId id, Book asked, Book now) {
        return id != null && Objects.equals(asked.find(id), now.find(id));
    }
}

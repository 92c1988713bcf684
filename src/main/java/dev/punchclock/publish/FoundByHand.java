package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.Receipt;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post that a person found on the network, and says which of ours it is. It counts at the time the network says; where
 * nobody can see that, at the latest moment that it may have been.
 */
final class FoundByHand {
    private final Workspace workspace;
    private final Book book;
    private final Instant now;

    FoundByHand(Workspace workspace, Book book, Instant now) {
        this.workspace = workspace;
        this.book = book;
        this.now = now;
    }

    /**
     * What is to be written of the one delivery among these whose post it is.
     *
     * @throws Stopped when it is none of them
     */
    Fact sent(List<Delivery> open, String address) {
        List<Delivery> fitting = open.stream()
                .filter(delivery -> desk(delivery)
                        .map(desk -> LinkRules.fits(desk, address))
                        .orElse(true))
                .toList();
        if (fitting.size() > 1) {
            throw new Stopped(
                    ExitCode.USAGE,
                    "nobody can see from the address whether that is "
                            + fitting.get(0).id() + " or " + fitting.get(1).id(),
                    "say which: --account " + fitting.get(0).id().account());
        }
        Delivery delivery = fitting.isEmpty() ? open.get(0) : fitting.get(0);
        Optional<Desk> desk = desk(delivery);
        Receipt proof = desk.isEmpty()
                ? new Receipt("", address, latest(delivery))
                : proof(desk.get(), delivery, LinkRules.read(desk.get(), address));
        return delivery.sent(proof).note("seen by a person");
    }

    /** The account of a delivery, under whatever name; empty when it is no longer in the workspace. */
    private Optional<Desk> desk(Delivery delivery) {
        return workspace.desks().values().stream()
                .filter(desk -> book.owns(desk.owner(), delivery))
                .findFirst();
    }

    private Receipt proof(Desk desk, Delivery delivery, PostLink post) {
        LinkRules.sent(desk, book, post).ifPresent(other -> {
            throw refused(
                    other.id().equals(delivery.id())
                            ? "that this is " + delivery.id() + " is known already"
                            : "that is " + other.id() + ", not " + delivery.id().post(),
                    "look for another, or: punchclock show " + delivery.id().post());
        });
        LinkRules.counted(desk, book, post).ifPresent(counted -> {
            throw refused(
                    "that post was counted by hand",
                    "punchclock uncount " + desk.account().name() + " " + post.link() + ", then the same again");
        });
        Instant at = post.at();
        if (at == null) {
            return new Receipt(post.id(), post.link(), latest(delivery));
        }
        LinkRules.mustNotBeToCome(desk, at, now);
        Delivery.Claim claim = delivery.claim();
        if (claim != null && at.isBefore(claim.createdAt().minus(LinkRules.CLOCKS_APART))) {
            throw refused(
                    "that is an earlier post: it was published " + LinkRules.told(desk, at) + ", and " + delivery.id()
                            + " was first tried " + LinkRules.told(desk, claim.createdAt()),
                    "look for a later one");
        }
        return new Receipt(post.id(), post.link(), at);
    }

    private Instant latest(Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        return claim == null || claim.deadline().isAfter(now) ? now : claim.deadline();
    }

    private static Stopped refused(String what, String remedy) {
        return new Stopped(ExitCode.RULE, what, remedy);
    }
}

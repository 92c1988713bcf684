package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.Receipt;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post that a person found on the network, and says which of ours it is. It counts at the time the network says; where
 * nobody can see that, at the latest moment that it may have been.
 */
final class ManualMatch {
    private final Workspace workspace;
    private final LedgerState book;
    private final Instant now;

    ManualMatch(Workspace workspace, LedgerState book, Instant now) {
        this.workspace = workspace;
        this.book = book;
        this.now = now;
    }

    /**
     * What is to be written of the one delivery among these whose post it is.
     *
     * @throws ProblemException when it is none of them
     */
    EntryBody sent(List<Delivery> open, String address) {
        List<Delivery> fitting = open.stream()
                .filter(delivery -> desk(delivery)
                        .map(desk -> PostUrlRules.fits(desk, address))
                        .orElse(true))
                .toList();
        if (fitting.size() > 1) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "nobody can see from the address whether that is "
                            + fitting.get(0).id() + " or " + fitting.get(1).id(),
                    "say which: --account " + fitting.get(0).id().account());
        }
        Delivery delivery = fitting.isEmpty() ? open.get(0) : fitting.get(0);
        Optional<AccountContext> desk = desk(delivery);
        Receipt proof = desk.isEmpty()
                ? new Receipt("", address, latest(delivery))
                : proof(desk.get(), delivery, PostUrlRules.read(desk.get(), address));
        return delivery.sent(proof).note("seen by a person");
    }

    /** The account of a delivery, under whatever name; empty when it is no longer in the workspace. */
    private Optional<AccountContext> desk(Delivery delivery) {
        return workspace.desks().values().stream()
                .filter(desk -> book.owns(desk.owner(), delivery))
                .findFirst();
    }

    private Receipt proof(AccountContext desk, Delivery delivery, PostLink post) {
        PostUrlRules.sent(desk, book, post).ifPresent(other -> {
            throw refused(
                    other.id().equals(delivery.id())
                            ? "that this is " + delivery.id() + " is known already"
                            : "that is " + other.id() + ", not " + delivery.id().post(),
                    "look for another, or: punchclock show " + delivery.id().post());
        });
        PostUrlRules.counted(desk, book, post).ifPresent(counted -> {
            throw refused(
                    "that post was counted by hand",
                    "punchclock uncount " + desk.account().name() + " " + post.link() + ", then the same again");
        });
        Instant at = post.at();
        if (at == null) {
            return new Receipt(post.id(), post.link(), latest(delivery));
        }
        PostUrlRules.mustNotBeToCome(desk, at, now);
        Delivery.Claim claim = delivery.claim();
        if (claim != null && at.isBefore(claim.createdAt().minus(PostUrlRules.CLOCKS_APART))) {
            throw refused(
                    "that is an earlier post: it was published " + PostUrlRules.told(desk, at) + ", and "
                            + delivery.id() + " was first tried " + PostUrlRules.told(desk, claim.createdAt()),
                    "look for a later one");
        }
        return new Receipt(post.id(), post.link(), at);
    }

    private Instant latest(Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        return claim == null || claim.deadline().isAfter(now) ? now : claim.deadline();
    }

    private static ProblemException refused(String what, String remedy) {
        return new ProblemException(ExitCode.RULE, what, remedy);
    }
}

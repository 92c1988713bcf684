package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.Receipt;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.problem.ShellWord;
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
    private final LedgerState ledgerState;
    private final Instant now;

    ManualMatch(Workspace workspace, LedgerState ledgerState, Instant now) {
        this.workspace = workspace;
        this.ledgerState = ledgerState;
        this.now = now;
    }

    /**
     * What is to be written of the one delivery among these whose post it is.
     *
     * @throws ProblemException when it is none of them
     */
    EntryBody sent(List<Delivery> open, String address) {
        List<Delivery> fitting = open.stream()
                .filter(delivery -> context(delivery)
                        .map(context -> PostUrlRules.fits(context, address))
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
        Optional<AccountContext> context = context(delivery);
        Receipt proof = context.isEmpty()
                ? new Receipt("", address, latest(delivery))
                : proof(context.get(), delivery, PostUrlRules.read(context.get(), address));
        return delivery.sent(proof).note("seen by a person");
    }

    /** The account of a delivery, under whatever name; empty when it is no longer in the workspace. */
    private Optional<AccountContext> context(Delivery delivery) {
        return workspace.contexts().values().stream()
                .filter(context -> ledgerState.owns(context.owner(), delivery))
                .findFirst();
    }

    private Receipt proof(AccountContext context, Delivery delivery, PostLink post) {
        PostUrlRules.sent(context, ledgerState, post).ifPresent(other -> {
            throw refused(
                    other.id().equals(delivery.id())
                            ? "that this is " + delivery.id() + " is known already"
                            : "that is " + other.id() + ", not " + delivery.id().post(),
                    "look for another, or: punchclock show " + delivery.id().post());
        });
        PostUrlRules.counted(context, ledgerState, post).ifPresent(counted -> {
            throw refused(
                    "that post was counted by hand",
                    "punchclock uncount " + context.account().name() + " " + ShellWord.quoted(post.link())
                            + ", then the same again");
        });
        Instant at = post.at();
        if (at == null) {
            return new Receipt(post.id(), post.link(), latest(delivery));
        }
        PostUrlRules.mustNotBeToCome(context, at, now);
        Delivery.Claim claim = delivery.claim();
        if (claim != null && at.isBefore(claim.createdAt().minus(PostUrlRules.CLOCKS_APART))) {
            throw refused(
                    "that is an earlier post: it was published " + PostUrlRules.told(context, at) + ", and "
                            + delivery.id() + " was first tried " + PostUrlRules.told(context, claim.createdAt()),
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

package dev.punchclock.publish;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.ManuallyCountedPost;
import dev.punchclock.network.PostLink;
import dev.punchclock.network.Receipt;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an address that a person gives may stand for: a post of this account that nothing else in the ledger is. */
final class PostUrlRules {
    /** How far the clock of a network and ours may be apart before a time makes no sense. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private PostUrlRules() {}

    /**
     * The post of this account to which an address leads.
     *
     * @throws ProblemException when it leads to none, or to somebody else's
     */
    static PostLink read(AccountContext context, String address) {
        PostLink post = context.limits()
                .post(context.account(), address)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.USAGE,
                        address + " is not the address of a post on "
                                + context.account().network(),
                        "give it as " + context.limits().example(context.account())));
        if (!isOf(context, post)) {
            throw new ProblemException(
                    ExitCode.RULE,
                    "that is a post of @" + post.handle() + ", not of @"
                            + context.account().handle() + ", the handle of "
                            + context.account().name(),
                    "give the address of a post of @" + context.account().handle());
        }
        return post;
    }

    /** Whether an address leads to a post of this account. */
    static boolean fits(AccountContext context, String address) {
        return context.limits()
                .post(context.account(), address)
                .filter(post -> isOf(context, post))
                .isPresent();
    }

    private static boolean isOf(AccountContext context, PostLink post) {
        return post.handle().isEmpty()
                || post.handle().equals(context.owner().key().handle());
    }

    /** The delivery of this account as which the post went out from here; empty when it did not. */
    static Optional<Delivery> sent(AccountContext context, LedgerState ledgerState, PostLink post) {
        return Receipt.names(post.id(), post.link()).stream()
                .flatMap(name -> ledgerState.all(new DeliveryQuery.Published(name)).stream())
                .filter(delivery -> delivery.receipts().stream().anyMatch(receipt -> is(context, post, receipt)))
                .filter(delivery -> ledgerState.owns(context.owner(), delivery))
                .findFirst();
    }

    /** How the post was counted by hand; empty when it was not. */
    static Optional<ManuallyCountedPost> counted(AccountContext context, LedgerState ledgerState, PostLink post) {
        return ledgerState.byHand(context.owner()).stream()
                .filter(counted -> is(context, post, counted.receipt()))
                .findFirst();
    }

    static boolean is(AccountContext context, PostLink post, Receipt receipt) {
        String link = receipt.link();
        if (link == null) {
            return !post.id().isEmpty() && post.id().equals(receipt.id());
        }
        return context.limits().post(context.account(), link).map(post::isSame).orElse(link.equals(post.link()));
    }

    /** @throws ProblemException when no post can have been published then */
    static void mustNotBeToCome(AccountContext context, Instant at, Instant now) {
        if (at.isAfter(now.plus(CLOCKS_APART))) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "by its address that post was published " + told(context, at) + ", which is still to come",
                    "look at the address again, and at the clock of this machine");
        }
    }

    static String told(AccountContext context, Instant at) {
        return TimeFormat.exactly(at, context.timetable().zone());
    }
}

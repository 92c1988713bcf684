package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.Post;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What an earlier use of the same key has to say about a post that is to go out at once. */
final class PriorAttempt {
    private PriorAttempt() {}

    /** How it stands already; empty when nothing is in the way of sending it. */
    static Optional<PublishNowResult> answer(
            Workspace workspace, Post post, AccountContext context, LedgerState ledgerState, Instant now) {
        AccountName account = context.account().name();
        Delivery delivery = ledgerState.find(post.id(), context.owner());
        if (delivery != null && (delivery.state() != DeliveryState.WITHDRAWN || delivery.isInDoubt())) {
            DeliveryState state =
                    delivery.state() == DeliveryState.WITHDRAWN ? DeliveryState.WAITING : delivery.state();
            return saysAnother(post, delivery, account)
                    .or(() -> queued(workspace, post, account, state))
                    .or(() -> mayBeShown(delivery, context, now))
                    .or(() -> standing(workspace, delivery, context));
        }
        Optional<PublishNowResult> queued = queued(workspace, post, account, DeliveryState.WAITING);
        return queued.isPresent() || !workspace.isMemoryless() ? queued : saidBefore(post, context, ledgerState, now);
    }

    private static Optional<PublishNowResult> saysAnother(Post post, Delivery delivery, AccountName account) {
        boolean same = delivery.text() == null || delivery.says(post.wording());
        boolean isFree = delivery.state() == DeliveryState.WITHDRAWN && !QueueIntake.holdsItsWords(delivery);
        return same || isFree
                ? Optional.empty()
                : Optional.of(PublishNowResult.no(
                        Result.RULE,
                        account,
                        "the key " + post.id() + " stands for another text",
                        "give this text a key of its own, or look: punchclock show " + post.id()));
    }

    /** A post of this id in the files goes out when its slot comes. */
    private static Optional<PublishNowResult> queued(
            Workspace workspace, Post post, AccountName account, DeliveryState state) {
        Optional<Post> other = workspace.queue().stream()
                .filter(each -> each.id().equals(post.id()) && each.to().contains(account))
                .findFirst();
        if (other.isEmpty() || state != DeliveryState.WAITING) {
            return Optional.empty();
        }
        if (other.get().draft()) {
            return Optional.of(PublishNowResult.no(
                    Result.RULE,
                    account,
                    "the key " + post.id() + " is a draft of the queue",
                    "take draft: true out of it, or give this text a key of its own"));
        }
        boolean same = other.get().wording().equals(post.wording());
        return Optional.of(
                same
                        ? PublishNowResult.no(Result.QUEUED, account, "it waits in the queue", "")
                        : PublishNowResult.no(
                                Result.RULE,
                                account,
                                "the key " + post.id() + " is a post of the queue with another text",
                                "give this text a key of its own"));
    }

    /** An attempt seemed lost, and the network may still come to show it. */
    private static Optional<PublishNowResult> mayBeShown(Delivery delivery, AccountContext context, Instant now) {
        boolean waits = delivery.state() == DeliveryState.WAITING || delivery.state() == DeliveryState.WITHDRAWN;
        Instant shown = waits ? UnresolvedAttempts.shownBy(context, delivery) : null;
        return shown == null || !now.isBefore(shown)
                ? Optional.empty()
                : Optional.of(PublishNowResult.no(
                        Result.UNKNOWN,
                        context.account().name(),
                        "an earlier attempt may have gone out, and is not seen yet",
                        again(context, shown.minus(context.limits().settle()))));
    }

    private static Optional<PublishNowResult> standing(Workspace workspace, Delivery delivery, AccountContext context) {
        AccountName account = context.account().name();
        String id = delivery.id().post().value();
        String note = delivery.note() == null ? "" : ": " + delivery.note();
        return switch (delivery.state()) {
            case SENT -> Optional.of(PublishNowResult.sent(Result.SENT_BEFORE, account, delivery.receipt(), ""));
            case PARTLY ->
                Optional.of(PublishNowResult.no(
                        Result.QUEUED,
                        account,
                        "%d of its %d parts are sent; the others follow at the next look"
                                .formatted(delivery.published().size(), delivery.parts()),
                        ""));
            case CLAIMED ->
                Optional.of(PublishNowResult.no(
                        Result.UNKNOWN,
                        account,
                        "another punchclock is publishing it at this moment",
                        "run the same command again in a minute"));
            case UNKNOWN ->
                Optional.of(PublishNowResult.no(
                        Result.UNKNOWN,
                        account,
                        delivery.note() == null ? "nobody knows whether it was sent" : delivery.note(),
                        again(workspace, delivery, context)));
            case HELD ->
                Optional.of(PublishNowResult.no(Result.RULE, account, "it is held" + note, "punchclock unhold " + id));
            case DROPPED ->
                Optional.of(
                        PublishNowResult.no(Result.RULE, account, "it was dropped" + note, "punchclock unhold " + id));
            default -> Optional.empty();
        };
    }

    /** Before the network shows for sure what it took, asking again tells nothing new. */
    private static String again(Workspace workspace, Delivery delivery, AccountContext context) {
        Delivery.Claim claim = delivery.claim();
        String after = again(context, claim == null ? delivery.since() : claim.deadline());
        return workspace.isMemoryless()
                ? after
                : after + "; or look yourself: punchclock resolve "
                        + delivery.id().post() + " --sent URL, or --not-sent";
    }

    /** @param last when the attempt was over */
    static String again(AccountContext context, Instant last) {
        Instant shown = last.plus(context.limits().settle())
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        return "run the same command again after "
                + TimeFormat.toTheSecond(shown, context.timetable().zone()) + ": it asks the network first";
    }

    /** Without a memory, the network's own record tells a text that was sent before, and nothing else. */
    private static Optional<PublishNowResult> saidBefore(
            Post post, AccountContext context, LedgerState ledgerState, Instant now) {
        return Optional.ofNullable(LedgerRules.repeated(post, context.owner(), ledgerState, now))
                .flatMap(other -> Optional.ofNullable(ledgerState.find(other.id())))
                .map(other -> PublishNowResult.sent(
                        Result.SENT_BEFORE, context.account().name(), other.receipt(), ""));
    }
}

package dev.punchclock.report;

import dev.punchclock.account.AccountKey;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A post with which something is the matter on one account: it is unknown, held, or sent in part.
 *
 * @param remedy what to do
 */
public record NeedyPost(Delivery delivery, String remedy) {
    /** What is unknown, and what is held or partly sent and still in the queue; what is unknown before all else. */
    public static List<NeedyPost> of(ReportSource source, LedgerState ledgerState) {
        Set<PostId> queued = source.workspace().queue().stream().map(Post::id).collect(Collectors.toSet());
        return ledgerState.inHand().stream()
                .filter(each -> each.state() == DeliveryState.UNKNOWN
                        || ((each.state() == DeliveryState.HELD || each.state() == DeliveryState.PARTLY)
                                && queued.contains(each.id().post())))
                .sorted(NeedyPost::byNeed)
                .map(each -> new NeedyPost(each, remedy(source, each)))
                .toList();
    }

    private static int byNeed(Delivery one, Delivery other) {
        int unknownFirst =
                Boolean.compare(other.state() == DeliveryState.UNKNOWN, one.state() == DeliveryState.UNKNOWN);
        return unknownFirst != 0 ? unknownFirst : one.id().compareTo(other.id());
    }

    /** What to do where no look goes on with it; empty where one does, or where that is another question. */
    private static Optional<String> stays(ReportSource source, Delivery delivery) {
        Delivery.Claim claim = delivery.claim();
        AccountKey begun = claim == null ? null : claim.owner();
        if (delivery.state() != DeliveryState.PARTLY || begun == null) {
            return Optional.empty();
        }
        LedgerState ledgerState = source.book();
        boolean isOurs = source.workspace().contexts().values().stream()
                .anyMatch(context -> ledgerState.owns(context.owner(), delivery));
        return isOurs
                ? Optional.empty()
                : Optional.of("it stays as it is: no account of the workspace is @" + begun.handle() + " on "
                        + begun.network() + " now; publish the rest by hand, or take it out of the queue");
    }

    /** Whether only a person can do something about it, or the next look in work hours. */
    public static boolean needsYou(Delivery delivery) {
        return delivery.receipt() == null
                && (delivery.state() == DeliveryState.HELD
                        || delivery.state() == DeliveryState.UNKNOWN
                        || delivery.state() == DeliveryState.PARTLY);
    }

    /** What to do about a delivery that is held, unknown or sent in part. */
    public static String remedy(ReportSource source, Delivery delivery) {
        return stays(source, delivery).orElseGet(() -> remedy(delivery));
    }

    private static String remedy(Delivery delivery) {
        String post = delivery.id().post().value();
        if (delivery.state() == DeliveryState.PARTLY) {
            return "the next look in work hours goes on with part "
                    + (delivery.published().size() + 1) + " of " + delivery.parts()
                    + "; to leave it as it is, take it out of the queue";
        }
        if (delivery.state() == DeliveryState.HELD && !delivery.published().isEmpty()) {
            return "punchclock unhold " + post + " goes on with part "
                    + (delivery.published().size() + 1) + " of " + delivery.parts()
                    + " (where it has expired, give it a later expires: first); to leave it as it is, take it out of the"
                    + " queue";
        }
        return delivery.state() == DeliveryState.UNKNOWN
                ? "the next look in work hours asks the network; or look yourself: punchclock resolve " + post
                        + " --sent URL, or --not-sent"
                : (delivery.isInDoubt() ? "punchclock resolve " + post + " --sent URL when it is there; else " : "")
                        + "punchclock " + (delivery.attempts() > 0 && !delivery.isInDoubt() ? "retry " : "unhold ")
                        + post
                        + ", or punchclock drop " + post;
    }
}

package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.ManuallyCountedPost;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.QueueRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What it means that the network has this text already: where an earlier attempt is in doubt, that it went out. */
final class DuplicateRefusal {
    /** An id that is given anew after so long stands for another post. */
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    private DuplicateRefusal() {}

    /**
     * The outcome, unless the network handed out the proof of what was there before: then nobody knows what became of this,
     * and after an attempt in doubt, that it has the text already.
     *
     * @param before the delivery as it was before the attempt
     * @param ledgerState as it stands
     */
    static Outcome seenThrough(Outcome outcome, Delivery before, AccountContext context, LedgerState ledgerState) {
        if (!(outcome instanceof Outcome.Sent sent) || !isKnown(sent.receipt(), before, context, ledgerState)) {
            return outcome;
        }
        String why = "the network answered with a post that was there before ("
                + sent.receipt().link() + ")";
        return before.isInDoubt() ? new Outcome.Duplicate(why) : new Outcome.Unknown(why);
    }

    private static boolean isKnown(Receipt proof, Delivery before, AccountContext context, LedgerState ledgerState) {
        return !proof.id().isEmpty()
                && ledgerState.all(new DeliveryQuery.Published(proof.id())).stream()
                        .filter(delivery -> ledgerState.owns(context.owner(), delivery))
                        .map(delivery -> delivery.id().equals(before.id()) ? before : delivery)
                        .flatMap(delivery -> delivery.receipts().stream())
                        .anyMatch(known -> known.id().equals(proof.id()) && isAtOnce(known, proof));
    }

    private static boolean isAtOnce(Receipt one, Receipt other) {
        return Duration.between(one.at(), other.at()).abs().compareTo(SAME_MOMENT) < 0;
    }

    /**
     * What is to be written down. After an attempt in doubt: unknown, but proven to be there. At the first attempt nothing
     * of ours went out: held, with the link of what stands there, which counts when nobody knew it.
     *
     * @param before the delivery as it was before the attempt
     * @param claim of the attempt
     */
    static List<EntryBody> facts(
            Outcome.Duplicate duplicate,
            Delivery before,
            Delivery.Claim claim,
            Prepared prepared,
            AccountContext context,
            Network network,
            LedgerState ledgerState) {
        DeliveryId id = before.id();
        if (before.isInDoubt()) {
            return List.of(EntryBody.of(EntryKind.UNKNOWN, id)
                    .with(EntryBody.PROVEN, "true")
                    .note(duplicate.why() + ": an attempt that seemed lost had gone out"));
        }
        Optional<Receipt> there = standing(claim, before.published().size(), prepared, network);
        String link = there.map(Receipt::link).map(where -> ": " + where).orElse("");
        EntryBody refused = EntryBody.of(EntryKind.REFUSED, id)
                .with(EntryBody.PROVEN, "true")
                .note(duplicate.why() + link);
        String text = prepared.text(before.published().size());
        return there.filter(receipt -> isUnknown(receipt, context, ledgerState))
                .filter(receipt -> !UnresolvedAttempts.mayBeAnothers(context, ledgerState, receipt.at(), text, id))
                .map(receipt -> List.of(refused, counted(receipt, context)))
                .orElse(List.of(refused));
    }

    private static Optional<Receipt> standing(Delivery.Claim claim, int part, Prepared prepared, Network network) {
        Instant since = claim.at().minus(QueueRules.REPEAT);
        LookupQuery lookup =
                new LookupQuery(new IdempotencyKey(claim.key(), claim.at()), since, claim.deadline(), id -> false);
        return network.find(prepared, part, lookup) instanceof LookupResult.Found found
                ? Optional.of(found.receipt())
                : Optional.empty();
    }

    /** Whether it is no receipt of ours and was not counted before. */
    private static boolean isUnknown(Receipt receipt, AccountContext context, LedgerState ledgerState) {
        return !ledgerState.isReceipt(context.owner(), receipt.id());
    }

    private static EntryBody counted(Receipt receipt, AccountContext context) {
        return EntryBody.counted(
                context.account().name(),
                new ManuallyCountedPost(receipt, context.owner().key()));
    }
}

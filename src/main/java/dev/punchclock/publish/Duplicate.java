package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.CountedPost;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Question;
import dev.punchclock.network.Key;
import dev.punchclock.network.Lookup;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.Trace;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.QueueRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What it means that the network has this text already: where an earlier attempt is in doubt, that it went out. */
final class Duplicate {
    /** An id that is given anew after so long stands for another post. */
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    private Duplicate() {}

    /**
     * The outcome, unless the network handed out the proof of what was there before: then nobody knows what became of this,
     * and after an attempt in doubt, that it has the text already.
     *
     * @param before the delivery as it was before the attempt
     * @param book as it stands
     */
    static Outcome seenThrough(Outcome outcome, Delivery before, Desk desk, Book book) {
        if (!(outcome instanceof Outcome.Sent sent) || !isKnown(sent.receipt(), before, desk, book)) {
            return outcome;
        }
        String why = "the network answered with a post that was there before ("
                + sent.receipt().link() + ")";
        return before.isInDoubt() ? new Outcome.Duplicate(why) : new Outcome.Unknown(why);
    }

    private static boolean isKnown(Receipt proof, Delivery before, Desk desk, Book book) {
        return !proof.id().isEmpty()
                && book.all(new Question.Published(proof.id())).stream()
                        .filter(delivery -> book.owns(desk.owner(), delivery))
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
    static List<Fact> facts(
            Outcome.Duplicate duplicate,
            Delivery before,
            Delivery.Claim claim,
            Prepared prepared,
            Desk desk,
            Network network,
            Book book) {
        DeliveryId id = before.id();
        if (before.isInDoubt()) {
            return List.of(Fact.of(Kind.UNKNOWN, id)
                    .with(Fact.PROVEN, "true")
                    .note(duplicate.why() + ": an attempt that seemed lost had gone out"));
        }
        Optional<Receipt> there = standing(claim, before.published().size(), prepared, network);
        String link = there.map(Receipt::link).map(where -> ": " + where).orElse("");
        Fact refused = Fact.of(Kind.REFUSED, id).with(Fact.PROVEN, "true").note(duplicate.why() + link);
        String text = prepared.parts().get(before.published().size());
        return there.filter(receipt -> isUnknown(receipt, desk, book))
                .filter(receipt -> !Doubts.mayBeAnothers(desk, book, receipt.at(), text, id))
                .map(receipt -> List.of(refused, counted(receipt, desk)))
                .orElse(List.of(refused));
    }

    private static Optional<Receipt> standing(Delivery.Claim claim, int part, Prepared prepared, Network network) {
        Instant since = claim.at().minus(QueueRules.REPEAT);
        Lookup lookup = new Lookup(new Key(claim.key(), claim.at()), since, claim.deadline(), id -> false);
        return network.find(prepared, part, lookup) instanceof Trace.Found found
                ? Optional.of(found.receipt())
                : Optional.empty();
    }

    /** Whether it is no receipt of ours and was not counted before. */
    private static boolean isUnknown(Receipt receipt, Desk desk, Book book) {
        return !book.isReceipt(desk.owner(), receipt.id());
    }

    private static Fact counted(Receipt receipt, Desk desk) {
        return Fact.counted(
                desk.account().name(), new CountedPost(receipt, desk.owner().key()));
    }
}

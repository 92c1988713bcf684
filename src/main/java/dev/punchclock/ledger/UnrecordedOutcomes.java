package dev.punchclock.ledger;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posts that are out, or may be, without the ledger saying so: commands tell of them before anything else, until it
 * does.
 */
public final class UnrecordedOutcomes {
    private UnrecordedOutcomes() {}

    /**
     * What is known to be out, and what was being published by somebody who never said how that ended.
     *
     * @param doubt how far clocks may be wrong
     */
    public static List<Problem> problems(Ledger ledger, LedgerState ledgerState, Instant now, Duration doubt) {
        List<Problem> all = new ArrayList<>();
        List<EntryBody> kept = open(ledger.kept(), ledgerState);
        for (EntryBody fact : kept) {
            all.add(problem(fact));
        }
        for (Delivery each : claimed(ledgerState, kept)) {
            if (isAbandoned(each, now, doubt)) {
                all.add(Problem.error(
                        null,
                        each.id() + " may be out, and that is not written down: punchclock ended while it was being"
                                + " published",
                        "punchclock run; in work hours it asks the network about it"));
            }
        }
        return all;
    }

    /** What is being published at this moment, as far as anybody knows; one sentence for each. */
    public static List<String> underWay(
            Ledger ledger, LedgerState ledgerState, Instant now, Duration doubt, ZoneId zone) {
        List<String> all = new ArrayList<>();
        if (!claimed(ledgerState, List.of()).isEmpty()) { // else no file is read for it
            for (Delivery each : claimed(ledgerState, ledger.kept())) {
                Delivery.Claim claim = each.claim();
                if (!isAbandoned(each, now, doubt)) {
                    String until = claim == null ? "" : ", by " + TimeFormat.toTheSecond(claim.deadline(), zone);
                    all.add(each.id() + " is being published; how that ends is written down soon" + until + ".");
                }
            }
        }
        return all;
    }

    /**
     * What somebody is publishing, or was, but for what these say how it ended; by name. Loops, as every start comes by
     * here.
     */
    private static List<Delivery> claimed(LedgerState ledgerState, List<EntryBody> kept) {
        Set<@Nullable DeliveryId> ended = new HashSet<>();
        for (EntryBody fact : kept) {
            ended.add(fact.delivery());
        }
        List<Delivery> claimed = new ArrayList<>();
        for (Delivery each : ledgerState.inHand()) {
            if (each.state() == DeliveryState.CLAIMED && !ended.contains(each.id())) {
                claimed.add(each);
            }
        }
        if (claimed.size() > 1) {
            claimed.sort((one, other) -> one.id().compareTo(other.id()));
        }
        return claimed;
    }

    private static boolean isAbandoned(Delivery delivery, Instant now, Duration doubt) {
        Delivery.Claim claim = delivery.claim();
        return claim != null && now.isAfter(claim.deadline().plus(doubt));
    }

    /** What the ledger state does not have of these. */
    public static List<EntryBody> open(List<EntryBody> kept, LedgerState ledgerState) {
        List<EntryBody> open = new ArrayList<>();
        for (EntryBody proof : kept) {
            still(proof, ledgerState).ifPresent(open::add);
        }
        return open;
    }

    /**
     * What is still to be written of a proof, which is always written, once: empty where the ledger state has it. Where
     * it has another proof of the same, this stands there beside it.
     */
    public static Optional<EntryBody> still(EntryBody proof, LedgerState ledgerState) {
        Delivery delivery = proof.delivery() == null ? null : ledgerState.find(proof.delivery());
        Receipt receipt = proof.receipt(Instant.EPOCH);
        if (delivery == null || delivery.hasProof(receipt)) {
            return Optional.empty();
        }
        int next = delivery.published().size() + 1;
        int part = part(proof, delivery, next);
        if (delivery.counts() && (delivery.state() == DeliveryState.SENT || part < next)) {
            return Optional.of(EntryBody.sentTwice(delivery.id(), receipt));
        }
        return part == next ? Optional.of(proof) : Optional.empty();
    }

    private static int part(EntryBody proof, Delivery delivery, int next) {
        if (proof.kind() == EntryKind.PART_SENT) {
            return Integer.parseInt(proof.detail(EntryBody.PART));
        }
        return delivery.text() == null ? next : delivery.parts();
    }

    public static Problem problem(EntryBody kept) {
        String link = kept.detail(EntryBody.LINK);
        String part = kept.kind() == EntryKind.PART_SENT ? "part " + kept.detail(EntryBody.PART) + " of " : "";
        return Problem.error(
                null,
                part + kept.delivery() + " was sent" + (link.isEmpty() ? "" : " (" + link + ")")
                        + ", and that is not written down yet",
                "see that the ledger can be written (punchclock doctor); the next look writes it down");
    }
}

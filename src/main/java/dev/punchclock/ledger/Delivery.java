package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One post on one account, as its entries add up.
 *
 * @param text the text that was handed in or edited last; null once it was erased
 * @param file the queue file it came from; empty once a published post has left it
 * @param idWritten whether a person wrote its id
 * @param since when it came into this state
 * @param notBefore a waiting delivery is not tried earlier; null when it may be tried at once
 * @param movedFrom the pinned wall-clock time that it missed and that no longer holds; null when none does
 * @param moved whether it missed a slot and goes out as soon as it may
 * @param attempts how often it was claimed
 * @param claim the last claim, or null
 * @param published the network's proofs of the parts of a thread that are published, in order; empty where it is none
 * @param receipt the network's proof, once sent; of a thread, of its first part
 * @param doubts earlier attempts of which nobody knew how they ended, and which may still turn up: for each key under which
 *     they were made one, in the order in which they came to be in doubt; empty for nearly all
 * @param further proofs that it stands there once more: it was believed absent and sent again; empty for nearly all
 * @param note the reason for its state, in words; null when there is none
 */
public record Delivery(
        DeliveryId id,
        DeliveryState state,
        @Nullable String text,
        String file,
        boolean idWritten,
        Instant since,
        @Nullable Instant notBefore,
        @Nullable LocalDateTime movedFrom,
        boolean moved,
        int attempts,
        @Nullable Claim claim,
        List<Receipt> published,
        @Nullable Receipt receipt,
        List<UnresolvedAttempt> doubts,
        List<Receipt> further,
        @Nullable String note) {
    public Delivery {
        doubts = List.copyOf(doubts);
        published = List.copyOf(published);
        further = List.copyOf(further);
    }

    /**
     * The right to publish a delivery.
     *
     * @param at when it was given
     * @param deadline after this moment, without settlement, the outcome is unknown
     * @param key the same on every attempt
     * @param createdAt when a claim under this key was first given; the same on every attempt
     * @param owner for which handle on which network; null where an older version gave it
     */
    public record Claim(
            Instant at,
            Instant deadline,
            String key,
            Instant createdAt,
            @Nullable AccountKey owner) {}

    /**
     * When it takes its place under the maximum, or null when it takes none. While nobody knows when it went out, the
     * claim's deadline: then it was not later. A network whose clock is wrong is believed within the claim only; a proof
     * that came after the claim, within the time since the first attempt.
     */
    public @Nullable Instant countsAt() {
        if (!counts() || !published.isEmpty()) {
            return published.isEmpty() ? null : published.get(0).at();
        }
        if (claim == null) { // found on the network by a ledger that did not know of it
            return receipt == null ? null : receipt.at();
        }
        if (receipt == null) {
            return claim.deadline();
        }
        boolean late = since.isAfter(claim.deadline());
        return late ? within(claim.createdAt(), since, receipt.at()) : within(claim, receipt.at());
    }

    /** Every moment at which it takes a place under the maximum. */
    public List<Instant> allCounts() {
        Instant first = countsAt();
        if (further.isEmpty()) {
            return first == null ? List.of() : List.of(first);
        }
        List<Instant> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        further.forEach(receipt -> all.add(receipt.at()));
        return all;
    }

    /** Every moment at which something of it was said, or may have been: a thread goes on after it has taken its place. */
    List<Instant> allSaid() {
        List<Instant> all = new ArrayList<>(allCounts());
        published.forEach(receipt -> all.add(receipt.at()));
        openAttempts().forEach(attempt -> all.add(attempt.until()));
        return all;
    }

    /** The last moment at which it takes a place under the maximum; null when it takes none. */
    public @Nullable Instant lastCount() {
        return allCounts().stream().max(Instant::compareTo).orElse(null);
    }

    static Instant within(Claim claim, Instant told) {
        return within(claim.createdAt(), claim.deadline(), told);
    }

    static Instant within(Instant first, Instant last, Instant told) {
        Instant at = told.isBefore(first) ? first : told;
        return at.isAfter(last) ? last : at;
    }

    /** Whether it takes a place under the maximum: something of it is published, or nobody can say that it is not. */
    public boolean counts() {
        return state.counts() || !published.isEmpty();
    }

    /** Whether its text can still change or leave the queue without harm. */
    public boolean isOpen() {
        return state.isOpen() && published.isEmpty();
    }

    /** Whether nothing is to come of it by itself: it is done with, and nothing about it is in doubt. */
    public boolean isOver() {
        return (state == DeliveryState.SENT || state == DeliveryState.WITHDRAWN || state == DeliveryState.DROPPED)
                && doubts.isEmpty();
    }

    /** How many parts it has; 1 where it is no thread, or its text was erased. */
    public int parts() {
        return text == null ? 1 : new Wording(text).parts().size();
    }

    /** Every proof that it is published, of each part, and of what went out once more. */
    public List<Receipt> receipts() {
        List<Receipt> all = new ArrayList<>(published);
        if (receipt != null && !all.contains(receipt)) {
            all.add(receipt);
        }
        all.addAll(further);
        return all;
    }

    /** Whether what is to be sent next was tried before, and is only believed not to have gone out. */
    public boolean isInDoubt() {
        return !doubts.isEmpty() && doubts.stream().anyMatch(this::isAboutNext);
    }

    /** Whether it is about what is to be sent next, and not about a part that was sent again since. */
    public boolean isAboutNext(UnresolvedAttempt doubt) {
        return doubt.part() == published.size() && state != DeliveryState.SENT;
    }

    /**
     * Attempts to send what is to be sent next that may have gone out, or may still: what is believed absent, what is
     * unknown, and the one that is under way. Whatever its state, nothing that could be one of these is somebody else's.
     */
    public List<UnresolvedAttempt> openAttempts() {
        List<UnresolvedAttempt> open = new ArrayList<>(doubts);
        open.removeIf(doubt -> !isAboutNext(doubt));
        boolean isRunning = state == DeliveryState.CLAIMED || state == DeliveryState.UNKNOWN;
        return claim != null && isRunning && open.stream().noneMatch(doubt -> doubt.isAbout(claim))
                ? UnresolvedAttempt.with(claim, published.size(), false, open)
                : open;
    }

    /** Whether this stands for a publication of it that is known. */
    boolean hasProof(Receipt proof) {
        return receipts().stream()
                .anyMatch(known -> known.id().equals(proof.id())
                        && (!proof.id().isEmpty() || Objects.equals(known.link(), proof.link())));
    }

    /** What is to be written when its next part is published; or that it is there twice, where all of it is known to be. */
    public EntryBody sent(Receipt proof) {
        if (state == DeliveryState.SENT && !hasProof(proof)) {
            return EntryBody.sentTwice(id, proof);
        }
        int part = published.size() + 1;
        return part < parts() ? EntryBody.partSent(id, part, proof) : EntryBody.sent(id, proof);
    }

    /** Whether this is what was handed in, letter for letter. */
    public boolean says(Wording wording) {
        return wording.canonical().equals(text);
    }

    /** The first state of a delivery. */
    static Delivery first(DeliveryId id, Entry entry) {
        EntryBody fact = entry.fact();
        if (fact.kind() != EntryKind.HANDED_IN) {
            throw new IllegalStateException("entry " + entry.number() + ": " + id + " was never handed in");
        }
        boolean written = Boolean.parseBoolean(fact.detail(EntryBody.ID_WRITTEN));
        String file = fact.detail(EntryBody.FILE);
        return new Delivery(
                id,
                DeliveryState.WAITING,
                fact.text(),
                file,
                written,
                entry.at(),
                null,
                null,
                false,
                0,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null);
    }

    /** Handed in again, perhaps under another name of its account: what may be out of it before stays in doubt. */
    Delivery inDoubtAs(Delivery before) {
        return before.doubts.isEmpty()
                ? this
                : new Delivery(
                        id,
                        state,
                        text,
                        file,
                        idWritten,
                        since,
                        notBefore,
                        movedFrom,
                        moved,
                        before.attempts,
                        before.claim,
                        published,
                        receipt,
                        before.doubts,
                        before.further,
                        note);
    }

    /** The same, when another has taken over what is in doubt. */
    Delivery withoutDoubts() {
        return new Delivery(
                id, state, text, file, idWritten, since, notBefore, movedFrom, moved, attempts, claim, published,
                receipt, List.of(), further, note);
    }

    /**
     * This delivery after one more entry about it.
     *
     * @throws IllegalStateException when the entry cannot follow: a bug, or an altered ledger
     */
    Delivery after(Entry entry) {
        EntryKind kind = entry.fact().kind();
        if (!DeliveryTransition.isAllowed(kind, this)) {
            throw new IllegalStateException("entry " + entry.number() + ": " + kind.word() + " cannot follow on "
                    + state.word() + " (" + id + ")");
        }
        return kind == EntryKind.HANDED_IN ? first(id, entry).inDoubtAs(this) : new DeliveryTransition(this).by(entry);
    }
}

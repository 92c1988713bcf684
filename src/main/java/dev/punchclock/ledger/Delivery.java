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
 * <p>It is longer than 300 lines because what may follow on a state, and what it changes, are read together.
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

    private static Instant within(Claim claim, Instant told) {
        return within(claim.createdAt(), claim.deadline(), told);
    }

    private static Instant within(Instant first, Instant last, Instant told) {
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
        if (!follows(kind)) {
            throw new IllegalStateException("entry " + entry.number() + ": " + kind.word() + " cannot follow on "
                    + state.word() + " (" + id + ")");
        }
        return kind == EntryKind.HANDED_IN ? first(id, entry).inDoubtAs(this) : new Change(this).by(entry);
    }

    private boolean follows(EntryKind kind) {
        return switch (kind) {
            case HANDED_IN -> state == DeliveryState.WITHDRAWN;
            case EDITED, WITHDRAWN, DROPPED -> isOpen();
            case HELD -> isOpen() || state == DeliveryState.PARTLY;
            case APPOINTED, MOVED, OFF_HOURS -> state == DeliveryState.WAITING;
            case CLAIMED, NOT_READY -> state == DeliveryState.WAITING || state == DeliveryState.PARTLY;
            case PART_SENT -> state != DeliveryState.SENT;
            case SENT -> true; // a proof of publication outweighs whatever was believed; a second one counts too
            case REFUSED, THROTTLED, NOT_SENT -> state == DeliveryState.CLAIMED || state == DeliveryState.UNKNOWN;
            // another reason why nobody can tell; or it turns out that what was believed absent may be there
            case UNKNOWN ->
                state == DeliveryState.CLAIMED || state == DeliveryState.UNKNOWN || (isInDoubt() && claim != null);
            case SENT_TWICE -> counts();
            case UNHELD ->
                state == DeliveryState.HELD || state == DeliveryState.DROPPED || state == DeliveryState.WAITING;
            case GONE -> counts();
            case FILED -> counts() || isOpen() || state == DeliveryState.DROPPED;
            default -> false;
        };
    }

    /** The next state of a delivery while it is being worked out. */
    private static final class Change {
        private DeliveryState state;
        private @Nullable String text;
        private String file;
        private Instant since;
        private @Nullable Instant notBefore;
        private @Nullable LocalDateTime movedFrom;
        private boolean moved;
        private int attempts;
        private @Nullable Claim claim;
        private List<Receipt> published;
        private @Nullable Receipt receipt;
        private List<UnresolvedAttempt> doubts;
        private List<Receipt> further;
        private @Nullable String note;
        private final Delivery was;

        Change(Delivery was) {
            this.was = was;
            state = was.state;
            text = was.text;
            file = was.file;
            since = was.since;
            notBefore = was.notBefore;
            movedFrom = was.movedFrom;
            moved = was.moved;
            attempts = was.attempts;
            claim = was.claim;
            published = was.published;
            receipt = was.receipt;
            doubts = was.doubts;
            further = was.further;
            note = was.note;
        }

        Delivery by(Entry entry) {
            EntryBody fact = entry.fact();
            switch (fact.kind()) {
                case EDITED -> edit(fact);
                case MOVED -> move(fact);
                case CLAIMED -> claim(fact, entry.at());
                case PART_SENT -> sendPart(fact, entry);
                case SENT -> send(fact, entry.at());
                case GONE -> file = "";
                case FILED -> file = fact.detail(EntryBody.FILE);
                case WITHDRAWN -> enter(DeliveryState.WITHDRAWN, entry);
                case HELD, REFUSED -> enter(DeliveryState.HELD, entry);
                case DROPPED -> enter(DeliveryState.DROPPED, entry);
                case UNKNOWN -> lose(entry);
                case SENT_TWICE -> sendAgain(fact.receipt(entry.at()), entry.at());
                case NOT_SENT -> fail(entry);
                case THROTTLED, NOT_READY -> enter(goesOn(), entry);
                case UNHELD -> unhold(entry);
                default -> {}
            }
            return new Delivery(
                    was.id,
                    state,
                    text,
                    file,
                    was.idWritten,
                    since,
                    notBefore,
                    movedFrom,
                    moved,
                    attempts,
                    claim,
                    published,
                    receipt,
                    doubts,
                    further,
                    note);
        }

        /** Where a delivery stands that is to be tried again. */
        private DeliveryState goesOn() {
            return published.isEmpty() ? DeliveryState.WAITING : DeliveryState.PARTLY;
        }

        private void enter(DeliveryState next, Entry entry) {
            state = next;
            since = entry.at();
            notBefore = next == goesOn() ? entry.fact().until() : null;
            note = entry.fact().note();
        }

        /** Another reason does not make it unknown anew. */
        private void lose(Entry entry) {
            Instant first = state == DeliveryState.UNKNOWN ? since : entry.at();
            enter(DeliveryState.UNKNOWN, entry);
            since = first;
            if (claim != null && Boolean.parseBoolean(entry.fact().detail(EntryBody.PROVEN))) {
                doubts = UnresolvedAttempt.with(claim, published.size(), true, doubts);
            }
        }

        /** Surely not published, or only believed so. */
        private void fail(Entry entry) {
            enter(goesOn(), entry);
            if (claim == null || !Boolean.parseBoolean(entry.fact().detail(EntryBody.BELIEVED))) {
                return;
            }
            doubts = UnresolvedAttempt.with(claim, published.size(), false, doubts);
            if (Boolean.parseBoolean(entry.fact().detail(EntryBody.BY_HAND))) {
                doubts = doubts.stream().map(doubt -> doubt.denied(entry.at())).toList();
            }
        }

        /** A pinned post whose time is past takes the next slot: it would be late again at once. */
        private void unhold(Entry entry) {
            if (!entry.fact().detail(EntryBody.PINNED).isEmpty()) {
                move(entry.fact());
            }
            enter(goesOn(), entry);
            doubts = doubts.stream().map(UnresolvedAttempt::released).toList();
        }

        private void edit(EntryBody fact) {
            text = fact.text();
            file = fact.detail(EntryBody.FILE);
        }

        private void move(EntryBody fact) {
            moved = true;
            note = fact.note();
            String pinned = fact.detail(EntryBody.PINNED);
            movedFrom = pinned.isEmpty() ? movedFrom : LocalDateTime.parse(pinned);
        }

        private void claim(EntryBody fact, Instant at) {
            state = DeliveryState.CLAIMED;
            since = at;
            notBefore = null;
            attempts++;
            Instant began = orElse(fact.slot(), at);
            claim = new Claim(
                    began, orElse(fact.until(), at), fact.detail(EntryBody.KEY), fact.createdOr(began), fact.key());
        }

        private void send(EntryBody fact, Instant at) {
            if (was.state == DeliveryState.SENT) {
                sendAgain(fact.receipt(at), at);
                return;
            }
            state = DeliveryState.SENT;
            since = at;
            note = fact.note();
            Receipt last = fact.receipt(at);
            receipt = published.isEmpty() ? last : published.get(0);
            if (!published.isEmpty()) {
                published = with(last);
            }
        }

        /** What a person or a rule has stopped goes no further for that: more of it would be published. */
        private void sendPart(EntryBody fact, Entry entry) {
            Receipt told = fact.receipt(entry.at());
            Instant when = claim == null ? told.at() : within(claim, told.at());
            published = with(new Receipt(told.id(), told.link(), when));
            if (state != DeliveryState.HELD && state != DeliveryState.DROPPED) {
                enter(DeliveryState.PARTLY, entry);
            }
        }

        /** It stands there once more, unless this is a proof that is known; no later than it was seen. */
        private void sendAgain(Receipt proof, Instant seen) {
            if (was.hasProof(proof)) {
                return;
            }
            Instant when = claim == null ? proof.at() : within(claim.createdAt(), seen, proof.at());
            List<Receipt> more = new ArrayList<>(further);
            more.add(new Receipt(proof.id(), proof.link(), when));
            further = more;
        }

        private List<Receipt> with(Receipt next) {
            List<Receipt> more = new ArrayList<>(published);
            more.add(next);
            return more;
        }

        private static Instant orElse(@Nullable Instant t, Instant other) {
            return t == null ? other : t;
        }
    }
}

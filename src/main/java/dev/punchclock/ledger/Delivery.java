package dev.punchclock.ledger;

import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import java.time.Instant;
import java.time.LocalDateTime;
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
 * @param receipt the network's proof, once sent
 * @param note the reason for its state, in words; null when there is none
 */
public record Delivery(
        DeliveryId id,
        State state,
        @Nullable String text,
        String file,
        boolean idWritten,
        Instant since,
        @Nullable Instant notBefore,
        @Nullable LocalDateTime movedFrom,
        boolean moved,
        int attempts,
        @Nullable Claim claim,
        @Nullable Receipt receipt,
        @Nullable String note) {

    /**
     * The right to publish a delivery.
     *
     * @param at when it was given
     * @param deadline after this moment, without settlement, the outcome is unknown
     * @param key the same on every attempt
     */
    public record Claim(Instant at, Instant deadline, String key) {}

    /**
     * When it takes its place under the maximum, or null when it takes none. While nobody knows when it went out, the
     * claim's deadline: then it was not later. A network whose clock is wrong is believed within the claim only.
     */
    public @Nullable Instant countsAt() {
        if (!state.counts() || claim == null) {
            return null;
        }
        if (receipt == null) {
            return claim.deadline();
        }
        Instant at = receipt.at().isBefore(claim.at()) ? claim.at() : receipt.at();
        return at.isAfter(claim.deadline()) ? claim.deadline() : at;
    }

    /** Whether this is what was handed in, letter for letter. */
    public boolean says(Wording wording) {
        return wording.text().equals(text);
    }

    /** The first state of a delivery. */
    static Delivery first(DeliveryId id, Entry entry) {
        Fact fact = entry.fact();
        if (fact.kind() != Kind.HANDED_IN) {
            throw new IllegalStateException("entry " + entry.number() + ": " + id + " was never handed in");
        }
        boolean written = Boolean.parseBoolean(fact.detail(Fact.ID_WRITTEN));
        String file = fact.detail(Fact.FILE);
        return new Delivery(
                id, State.WAITING, fact.text(), file, written, entry.at(), null, null, false, 0, null, null, null);
    }

    /**
     * This delivery after one more entry about it.
     *
     * @throws IllegalStateException when the entry cannot follow: a bug, or an altered ledger
     */
    Delivery after(Entry entry) {
        Kind kind = entry.fact().kind();
        if (!follows(kind)) {
            throw new IllegalStateException("entry " + entry.number() + ": " + kind.word() + " cannot follow on "
                    + state.word() + " (" + id + ")");
        }
        return kind == Kind.HANDED_IN ? first(id, entry) : new Change(this).by(entry);
    }

    private boolean follows(Kind kind) {
        return switch (kind) {
            case HANDED_IN -> state == State.WITHDRAWN;
            case EDITED, WITHDRAWN, HELD, DROPPED -> state.isOpen();
            case APPOINTED, MOVED, CLAIMED, OFF_HOURS -> state == State.WAITING;
            case SENT -> state != State.SENT; // a proof of publication outweighs whatever was believed
            case REFUSED, THROTTLED, NOT_SENT -> state == State.CLAIMED || state == State.UNKNOWN;
            case UNKNOWN -> state == State.CLAIMED;
            case UNHELD -> state == State.HELD || state == State.DROPPED || state == State.WAITING;
            case GONE -> state.counts();
            case FILED -> state.counts() || state.isOpen() || state == State.DROPPED;
            default -> false;
        };
    }

    /** The next state of a delivery while it is being worked out. */
    private static final class Change {
        private State state;
        private @Nullable String text;
        private String file;
        private Instant since;
        private @Nullable Instant notBefore;
        private @Nullable LocalDateTime movedFrom;
        private boolean moved;
        private int attempts;
        private @Nullable Claim claim;
        private @Nullable Receipt receipt;
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
            receipt = was.receipt;
            note = was.note;
        }

        Delivery by(Entry entry) {
            Fact fact = entry.fact();
            switch (fact.kind()) {
                case EDITED -> edit(fact);
                case MOVED -> move(fact);
                case CLAIMED -> claim(fact, entry.at());
                case SENT -> send(fact, entry.at());
                case GONE -> file = "";
                case FILED -> file = fact.detail(Fact.FILE);
                case WITHDRAWN -> enter(State.WITHDRAWN, entry);
                case HELD, REFUSED -> enter(State.HELD, entry);
                case DROPPED -> enter(State.DROPPED, entry);
                case UNKNOWN -> enter(State.UNKNOWN, entry);
                case THROTTLED, NOT_SENT -> enter(State.WAITING, entry);
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
                    receipt,
                    note);
        }

        private void enter(State next, Entry entry) {
            state = next;
            since = entry.at();
            notBefore = next == State.WAITING ? entry.fact().until() : null;
            note = entry.fact().note();
        }

        /** A pinned post whose time is past takes the next slot: it would be late again at once. */
        private void unhold(Entry entry) {
            if (!entry.fact().detail(Fact.PINNED).isEmpty()) {
                move(entry.fact());
            }
            enter(State.WAITING, entry);
        }

        private void edit(Fact fact) {
            text = fact.text();
            file = fact.detail(Fact.FILE);
        }

        private void move(Fact fact) {
            moved = true;
            note = fact.note();
            String pinned = fact.detail(Fact.PINNED);
            movedFrom = pinned.isEmpty() ? movedFrom : LocalDateTime.parse(pinned);
        }

        private void claim(Fact fact, Instant at) {
            state = State.CLAIMED;
            since = at;
            notBefore = null;
            attempts++;
            claim = new Claim(orElse(fact.slot(), at), orElse(fact.until(), at), fact.detail(Fact.KEY));
        }

        private void send(Fact fact, Instant at) {
            state = State.SENT;
            since = at;
            note = fact.note();
            String link = fact.detail(Fact.LINK);
            receipt = new Receipt(fact.detail(Fact.RECEIPT), link.isEmpty() ? null : link, orElse(fact.slot(), at));
        }

        private static Instant orElse(@Nullable Instant t, Instant other) {
            return t == null ? other : t;
        }
    }
}

package dev.punchclock.ledger;

import dev.punchclock.network.Receipt;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an entry makes of a delivery: which may follow on its state, and what it changes. */
final class DeliveryTransition {
    private DeliveryState state;
    private @Nullable String text;
    private String file;
    private Instant since;
    private @Nullable Instant notBefore;
    private @Nullable LocalDateTime movedFrom;
    private boolean moved;
    private int attempts;
    private Delivery.@Nullable Claim claim;
    private List<Receipt> published;
    private @Nullable Receipt receipt;
    private List<UnresolvedAttempt> doubts;
    private List<Receipt> further;
    private @Nullable String note;
    private final Delivery was;

    DeliveryTransition(Delivery was) {
        this.was = was;
        state = was.state();
        text = was.text();
        file = was.file();
        since = was.since();
        notBefore = was.notBefore();
        movedFrom = was.movedFrom();
        moved = was.moved();
        attempts = was.attempts();
        claim = was.claim();
        published = was.published();
        receipt = was.receipt();
        doubts = was.doubts();
        further = was.further();
        note = was.note();
    }

    /** Whether an entry of this kind may follow on a delivery as it stands. */
    static boolean isAllowed(EntryKind kind, Delivery after) {
        DeliveryState state = after.state();
        return switch (kind) {
            case HANDED_IN -> state == DeliveryState.WITHDRAWN;
            case EDITED, WITHDRAWN, DROPPED -> after.isOpen();
            case HELD -> after.isOpen() || state == DeliveryState.PARTLY;
            case APPOINTED, MOVED, OFF_HOURS -> state == DeliveryState.WAITING;
            case CLAIMED, NOT_READY -> state == DeliveryState.WAITING || state == DeliveryState.PARTLY;
            case PART_SENT -> state != DeliveryState.SENT;
            case SENT -> true; // a proof of publication outweighs whatever was believed; a second one counts too
            case REFUSED, THROTTLED, NOT_SENT -> state == DeliveryState.CLAIMED || state == DeliveryState.UNKNOWN;
            // another reason why nobody can tell; or it turns out that what was believed absent may be there
            case UNKNOWN ->
                state == DeliveryState.CLAIMED
                        || state == DeliveryState.UNKNOWN
                        || (after.isInDoubt() && after.claim() != null);
            case SENT_TWICE -> after.counts();
            case UNHELD ->
                state == DeliveryState.HELD || state == DeliveryState.DROPPED || state == DeliveryState.WAITING;
            case GONE -> after.counts();
            case FILED -> after.counts() || after.isOpen() || state == DeliveryState.DROPPED;
            default -> false;
        };
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
                was.id(),
                state,
                text,
                file,
                was.idWritten(),
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
        claim = new Delivery.Claim(
                began, orElse(fact.until(), at), fact.detail(EntryBody.KEY), fact.createdOr(began), fact.key());
    }

    private void send(EntryBody fact, Instant at) {
        if (was.state() == DeliveryState.SENT) {
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
        Instant when = claim == null ? told.at() : Delivery.within(claim, told.at());
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
        Instant when = claim == null ? proof.at() : Delivery.within(claim.createdAt(), seen, proof.at());
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

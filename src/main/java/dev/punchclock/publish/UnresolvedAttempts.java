package dev.punchclock.publish;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnresolvedAttempt;
import dev.punchclock.network.CanonicalText;
import dev.punchclock.network.WordOverlap;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows from attempts that may have gone out, in whatever state their delivery is. */
final class UnresolvedAttempts {
    private UnresolvedAttempts() {}

    /** Until when the network may still come to show one of them; null where there are none. */
    static @Nullable Instant shownBy(AccountContext context, Delivery delivery) {
        return delivery.openAttempts().stream()
                .map(UnresolvedAttempt::until)
                .max(Instant::compareTo)
                .map(until -> until.plus(context.limits().settle()))
                .orElse(null);
    }

    /** Before this moment it is not tried: put off, or the network may still show an attempt that seemed lost. */
    static @Nullable Instant notBefore(AccountContext context, Delivery delivery) {
        Instant putOff = delivery.notBefore();
        Instant shown = delivery.isInDoubt() ? shownBy(context, delivery) : null;
        return putOff == null || (shown != null && shown.isAfter(putOff)) ? shown : putOff;
    }

    /** A delivery of which a post that was published at this moment, in words that nobody knows, may be an attempt. */
    static Optional<Delivery> near(AccountContext context, LedgerState ledgerState, Instant at) {
        return ledgerState.inHand().stream()
                .filter(delivery -> ledgerState.owns(context.owner(), delivery))
                .filter(delivery -> delivery.openAttempts().stream()
                        .anyMatch(attempt -> isOpen(context, attempt) && attempt.isNear(at, PostUrlRules.CLOCKS_APART)))
                .findFirst();
    }

    /** Whether a post of this moment that says this may be an attempt of another delivery than that one. */
    static boolean mayBeAnothers(
            AccountContext context, LedgerState ledgerState, Instant at, String text, @Nullable DeliveryId one) {
        Duration apart = context.limits().settle().plus(PostUrlRules.CLOCKS_APART);
        return ledgerState.inHand().stream()
                .filter(delivery -> ledgerState.owns(context.owner(), delivery)
                        && !delivery.id().equals(one))
                .anyMatch(delivery -> delivery.openAttempts().stream()
                        .anyMatch(attempt -> isOpen(context, attempt)
                                && attempt.isNear(at, apart)
                                && isAlike(delivery, attempt, text)));
    }

    /** A person who has looked knows better. */
    private static boolean isOpen(AccountContext context, UnresolvedAttempt attempt) {
        return !attempt.isDenied(context.limits().settle());
    }

    private static boolean isAlike(Delivery delivery, UnresolvedAttempt attempt, String text) {
        List<Wording> parts = delivery.text() == null ? List.of() : new Wording(delivery.text()).parts();
        return attempt.part() >= parts.size() // its words were erased
                || WordOverlap.many(CanonicalText.of(parts.get(attempt.part()).text()), CanonicalText.of(text));
    }
}

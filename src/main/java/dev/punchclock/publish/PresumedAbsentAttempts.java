package dev.punchclock.publish;

import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnresolvedAttempt;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Network;
import dev.punchclock.network.Receipt;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Attempts that were looked for and believed not to have gone out, by the network's list or by a person: they may turn up
 * all the same. They are looked for again right before they are made again, and now and then for a week.
 */
final class PresumedAbsentAttempts {
    /** By then a list shows what it ever will. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(30);
    /** Each pause between two looks is this part of the time since the attempt. */
    private static final int SHARE = 4;

    private final AccountContext context;
    private final LedgerState ledgerState;
    private final NetworkLookup lookup;

    PresumedAbsentAttempts(AccountContext context, Network network, Ledger ledger, LedgerState ledgerState) {
        this.context = context;
        this.ledgerState = ledgerState;
        lookup = new NetworkLookup(context, network, ledger, ledgerState);
    }

    /** What is to be written down before it may be sent again; empty when nothing of it can be seen. */
    Optional<EntryBody> beforeSending(Delivery delivery) {
        if (!delivery.isInDoubt()) {
            return Optional.empty();
        }
        return lookup.openAttempts(delivery).flatMap(trace -> {
            if (trace instanceof LookupResult.Found found) {
                return Optional.of(foundLate(delivery, found.receipt()));
            }
            return trace instanceof LookupResult.CannotTell cannot
                    ? Optional.of(Reconciliation.cannotTell(delivery, cannot))
                    : Optional.empty();
        });
    }

    /**
     * What has turned up since the last look.
     *
     * @param lastLook null when nobody has looked before
     */
    List<EntryBody> turnedUp(@Nullable Instant lastLook, Instant now) {
        List<EntryBody> facts = new ArrayList<>();
        for (Delivery delivery : ledgerState.inHand()) {
            for (UnresolvedAttempt doubt : delivery.doubts()) {
                if (isDue(delivery, doubt, lastLook, now)) {
                    lookup.attempt(delivery, doubt)
                            .flatMap(trace -> turnedUp(delivery, doubt, trace))
                            .ifPresent(facts::add);
                }
            }
        }
        return facts;
    }

    /** Whether the network is to be asked now. */
    boolean isDue(@Nullable Instant lastLook, Instant now) {
        for (Delivery delivery : ledgerState.inHand()) {
            for (UnresolvedAttempt doubt : delivery.doubts()) {
                if (isDue(delivery, doubt, lastLook, now)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isDue(Delivery delivery, UnresolvedAttempt doubt, @Nullable Instant lastLook, Instant now) {
        boolean isOpen = delivery.state() == DeliveryState.CLAIMED || delivery.state() == DeliveryState.UNKNOWN;
        return !isOpen && ledgerState.owns(context.owner(), delivery) && isDue(doubt, lastLook, now);
    }

    private Optional<EntryBody> turnedUp(Delivery delivery, UnresolvedAttempt doubt, LookupResult trace) {
        if (!(trace instanceof LookupResult.Found found)) {
            return Optional.empty();
        }
        if (delivery.isAboutNext(doubt)) {
            return Optional.of(foundLate(delivery, found.receipt()));
        }
        boolean isOfThatTime = !found.receipt()
                .at()
                .isAfter(doubt.until().plus(context.limits().settle()));
        return isOfThatTime && delivery.counts()
                ? Optional.of(EntryBody.sentTwice(delivery.id(), found.receipt()))
                : Optional.empty();
    }

    private static EntryBody foundLate(Delivery delivery, Receipt receipt) {
        return delivery.sent(receipt).note("found late: the attempt that seemed lost had gone out");
    }

    /** Whether a look falls between the last one and this; the first after an opening makes up for what was closed. */
    private boolean isDue(UnresolvedAttempt doubt, @Nullable Instant lastLook, Instant now) {
        if (now.isAfter(doubt.until().plus(LONGEST))) {
            return false;
        }
        Instant opened = context.timetable().openAt(now).map(Window::start).orElse(now);
        if (lastLook == null || lastLook.isBefore(opened)) {
            return true;
        }
        for (Instant look = doubt.until().plus(FIRST_PAUSE); !look.isAfter(now); ) {
            if (look.isAfter(lastLook)) {
                return true;
            }
            Duration pause = Duration.between(doubt.until(), look).dividedBy(SHARE);
            look = look.plus(pause.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : pause);
        }
        return false;
    }
}

package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.workspace.LedgerRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks every rule once more, inside the ledger's transaction that gives the claim: whatever was planned, this is what
 * holds when several processes want to publish at once.
 */
final class ClaimRules {
    /** A post so far ahead was written by a clock that was wrong: it does not hold up others until then. */
    private static final Duration FAR_AHEAD = Duration.ofDays(-1);

    private ClaimRules() {}

    /**
     * Why this delivery may not be claimed at this moment; empty when it may.
     *
     * @param ledgerState as it stands inside the transaction
     * @param ahead how far the network's clock is ahead; null when it does not tell
     */
    static Optional<Refusal> refusal(
            PendingDeliveries planned, LedgerState ledgerState, Instant now, @Nullable ClockDifference ahead) {
        AccountName account = planned.delivery().id().account();
        EntryOwner owner = planned.context().owner();
        Delivery delivery = ledgerState.find(planned.delivery().id());
        boolean goesOn = delivery != null
                && delivery.state() == DeliveryState.PARTLY
                && delivery.published().equals(planned.delivery().published())
                && ledgerState.owns(owner, delivery);
        if (delivery == null || (delivery.state() != DeliveryState.WAITING && !goesOn)) {
            return wait("it is "
                    + (delivery == null ? "not in the ledger" : delivery.state().shown()));
        }
        if (!delivery.says(planned.post().wording())) {
            return wait("its text has changed");
        }
        Instant pinned = planned.pinnedAt();
        if (!goesOn && pinned != null && now.isBefore(pinned)) {
            return wait("it is pinned to " + told(planned, pinned));
        }
        Instant notBefore = UnresolvedAttempts.notBefore(planned.context(), delivery);
        if (notBefore != null && now.isBefore(notBefore)) {
            return wait("it waits until " + told(planned, notBefore));
        }
        if (!Objects.equals(delivery.claim(), planned.delivery().claim())) {
            return wait("it was tried meanwhile"); // and got what every later attempt has to keep
        }
        if (ledgerState.isPaused(owner)) {
            return wait(account + " is paused");
        }
        Optional<ManualClosing> busy = ledgerState.busy(owner, now);
        if (busy.isPresent()) {
            return wait(account + " is "
                    + busy.get().told(planned.context().timetable().zone()));
        }
        Optional<Instant> quiet = ledgerState.quietUntil(owner).filter(now::isBefore);
        if (quiet.isPresent()) {
            return wait("the network asked for quiet until " + told(planned, quiet.get()));
        }
        if (goesOn) {
            return inFlight(owner, ledgerState, now); // its place was taken by its first part
        }
        return inFlight(owner, ledgerState, now)
                .or(() -> quota(planned, ledgerState, now, ahead))
                .or(() -> repeat(planned, ledgerState, now));
    }

    /** One at a time on an account: the gap is kept between publications, and they come after their claims. */
    private static Optional<Refusal> inFlight(EntryOwner owner, LedgerState ledgerState, Instant now) {
        for (Delivery other : ledgerState.inHand()) {
            Delivery.Claim claim = other.claim();
            boolean isHere = other.state() == DeliveryState.CLAIMED && ledgerState.owns(owner, other);
            if (isHere && claim != null && now.isBefore(claim.deadline())) {
                return wait(other.id() + " is being published");
            }
        }
        return Optional.empty();
    }

    /** Gap and maximum are kept by this machine's clock and by the network's, which people read. */
    private static Optional<Refusal> quota(
            PendingDeliveries planned, LedgerState ledgerState, Instant now, @Nullable ClockDifference ahead) {
        Optional<Refusal> ours = quota(planned, ledgerState, now, Duration.ZERO);
        if (ours.isPresent() || ahead == null) {
            return ours;
        }
        return Stream.of(ahead.earliest(now), ahead.latest(now))
                .flatMap(there -> quota(planned, ledgerState, there, Duration.between(now, there)).stream())
                .findFirst()
                .map(no -> new Refusal(no.why() + ", by the network's clock", no.holds()));
    }

    /** @param shift from our clock to the one that shows {@code now}: a moment that was counted may be by either */
    private static Optional<Refusal> quota(
            PendingDeliveries planned, LedgerState ledgerState, Instant now, Duration shift) {
        Quota quota = planned.context().account().quota();
        WallClock clock = planned.context().timetable().clock();
        List<Instant> counted = WorstCaseCount.counted(
                planned.context(), ledgerState, now, shift, planned.delivery().id());
        for (Instant other : counted) {
            Duration since = Duration.between(other, now);
            boolean byAWrongClock = since.compareTo(FAR_AHEAD) < 0;
            if (since.isNegative() && !byAWrongClock) {
                return wait("an earlier post may still be under way until " + told(planned, other));
            }
            if (since.compareTo(quota.gap()) < 0 && !byAWrongClock) {
                return wait("the last post is less than " + TimeFormat.duration(quota.gap()) + " ago");
            }
        }
        LocalDate today = clock.dayOf(now);
        Instant from = clock.startOf(quota.per().startOf(today));
        Instant to = clock.startOf(quota.per().endOf(today));
        long inPeriod = counted.stream()
                .filter(t -> isIn(t, from, to) || isIn(t.plus(shift), from, to))
                .count();
        if (inPeriod >= quota.max()) {
            return wait("the most for " + quota.per().label(today) + " (" + quota.max() + ") is reached");
        }
        return Optional.empty();
    }

    private static boolean isIn(Instant t, Instant from, Instant to) {
        return !t.isBefore(from) && t.isBefore(to);
    }

    private static Optional<Refusal> repeat(PendingDeliveries planned, LedgerState ledgerState, Instant now) {
        if (planned.post().repeat()) {
            return Optional.empty();
        }
        EntryOwner owner = planned.context().owner();
        LedgerRules.Saying other = LedgerRules.repeated(planned.post(), owner, ledgerState, now);
        return other == null
                ? Optional.empty()
                : Optional.of(new Refusal(LedgerRules.saidBefore(owner.name(), other), true));
    }

    private static Optional<Refusal> wait(String why) {
        return Optional.of(new Refusal(why, false));
    }

    private static String told(PendingDeliveries planned, Instant t) {
        return TimeFormat.exactly(t, planned.context().timetable().zone());
    }

    /**
     * A rule that said no.
     *
     * @param holds whether a person has to look, for waiting will not help
     */
    record Refusal(String why, boolean holds) {}
}

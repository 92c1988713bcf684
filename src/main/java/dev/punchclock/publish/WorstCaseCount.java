package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes a place under the maximum, when of some nobody knows yet at which moment they went out. */
final class WorstCaseCount {
    /** What is asked of two periods, or by two clocks, has them both. */
    private static final Duration SLACK = Duration.ofDays(2);

    private WorstCaseCount() {}

    /**
     * Every moment that counts on this account, in order. What may have gone out in either of two periods of its quota
     * counts in both; the gap is kept from the later moment all the same. What is believed absent may turn up.
     */
    static List<Instant> counted(AccountContext context, LedgerState ledgerState, Instant now) {
        return counted(context, ledgerState, now, Duration.ZERO, null);
    }

    /**
     * The same for a delivery that is to be sent: its own earlier attempts take no place beside it.
     *
     * @param shift how far {@code now} is from this machine's clock
     */
    static List<Instant> counted(
            AccountContext context,
            LedgerState ledgerState,
            Instant now,
            Duration shift,
            @Nullable DeliveryId besides) {
        EntryOwner owner = context.owner();
        List<Instant> counted = ledgerState.counted(owner, reach(context, now).minus(shift.abs()));
        List<Instant> also = new ArrayList<>(ledgerState.inDoubt(owner, besides));
        for (Delivery delivery : ledgerState.inHand()) {
            Delivery.Claim claim = delivery.claim();
            boolean isOpen = delivery.state().counts()
                    && delivery.receipt() == null
                    && delivery.published().isEmpty();
            if (claim != null && isOpen && !isInOnePeriod(context, claim) && ledgerState.owns(owner, delivery)) {
                also.add(claim.at());
            }
        }
        if (also.isEmpty()) {
            return counted;
        }
        also.addAll(counted);
        Collections.sort(also);
        return also;
    }

    /** What went out before matters no more to maximum and gap. */
    static Instant reach(AccountContext context, Instant now) {
        Quota quota = context.account().quota();
        WallClock clock = context.timetable().clock();
        Instant period = clock.startOf(quota.per().startOf(clock.dayOf(now)));
        Instant gap = now.minus(quota.gap());
        return (gap.isBefore(period) ? gap : period).minus(SLACK);
    }

    private static boolean isInOnePeriod(AccountContext context, Delivery.Claim claim) {
        Period per = context.account().quota().per();
        WallClock clock = context.timetable().clock();
        return per.startOf(clock.dayOf(claim.at())).equals(per.startOf(clock.dayOf(claim.deadline())));
    }
}

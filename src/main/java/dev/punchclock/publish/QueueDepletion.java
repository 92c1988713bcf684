package dev.punchclock.publish;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.PlanRequest;
import dev.punchclock.plan.Planner;
import dev.punchclock.plan.Slot;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long a queue lasts that a larger pace would send out sooner.
 *
 * @param floating how many posts wait for a slot
 * @param last the first day of the period in which the last of them goes out; null when that is years away
 */
public record QueueDepletion(int floating, @Nullable LocalDate last) {
    private static final Duration FIRST_LOOK = Duration.ofDays(56);
    private static final Duration FAR = Duration.ofDays(730);

    /** Empty where another pace would change nothing. */
    public static Optional<QueueDepletion> of(
            AccountContext context,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now) {
        Quota quota = context.account().quota();
        PlanRequest ask = PendingDeliveries.ask(context, checked, ledgerState, lastLook, now, now.plus(FIRST_LOOK));
        Set<DeliveryId> floating = ask.queue().stream()
                .filter(candidate -> candidate.at() == null)
                .map(candidate -> candidate.id())
                .collect(Collectors.toSet());
        if (quota.aim() == quota.max() || floating.isEmpty()) {
            return Optional.empty();
        }
        LocalDate atThisPace = last(ask, floating);
        LocalDate sooner = last(ask.aimingAt(quota.max()), floating);
        boolean helps = sooner != null && (atThisPace == null || sooner.isBefore(atThisPace));
        return helps ? Optional.of(new QueueDepletion(floating.size(), atThisPace)) : Optional.empty();
    }

    private static @Nullable LocalDate last(PlanRequest ask, Set<DeliveryId> floating) {
        for (Duration ahead = FIRST_LOOK; ahead.compareTo(FAR) <= 0; ahead = ahead.multipliedBy(2)) {
            Plan plan = Planner.plan(ask.until(ask.now().plus(ahead)));
            if (plan.unplaced().stream().noneMatch(each -> floating.contains(each.id()))) {
                return plan.slots().stream()
                        .filter(slot -> floating.contains(slot.id()))
                        .map(Slot::at)
                        .max(Instant::compareTo)
                        .map(at -> period(ask, at))
                        .orElse(null);
            }
        }
        return null;
    }

    private static LocalDate period(PlanRequest ask, Instant at) {
        WallClock clock = ask.hours().clock();
        Period per = ask.quota().per();
        return per.startOf(clock.dayOf(at));
    }
}

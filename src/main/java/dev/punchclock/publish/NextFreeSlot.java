package dev.punchclock.publish;

import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Candidate;
import dev.punchclock.plan.PlanRequest;
import dev.punchclock.plan.Planner;
import dev.punchclock.plan.Slot;
import dev.punchclock.plan.SlotReason.Reason;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The next time to which a post could be pinned: on all of its accounts, with the gap to every other pinned post and to what
 * went out, under the maximum, and so that no other pinned post has to move for it.
 */
public final class NextFreeSlot {
    private static final Duration A_MOMENT = Duration.ofMinutes(5);
    private static final Duration BEYOND = Duration.ofDays(1);
    private static final int TRIES = 300;

    private final List<AccountContext> contexts;
    private final Post post;
    private final CheckedQueue checked;
    private final LedgerState ledgerState;
    private final Instant now;

    private NextFreeSlot(
            List<AccountContext> contexts, Post post, CheckedQueue checked, LedgerState ledgerState, Instant now) {
        this.contexts = contexts;
        this.post = post;
        this.checked = checked;
        this.ledgerState = ledgerState;
        this.now = now;
    }

    /** A whole minute, at least five minutes from now; empty when there is none for weeks. */
    public static Optional<LocalDateTime> of(
            List<AccountContext> contexts, Post post, CheckedQueue checked, LedgerState ledgerState, Instant now) {
        return new NextFreeSlot(contexts, post, checked, ledgerState, now).find();
    }

    private Optional<LocalDateTime> find() {
        Optional<LocalDateTime> at = free(
                contexts.get(0), now.plus(A_MOMENT).plus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES));
        for (int i = 0; i < TRIES && at.isPresent(); i++) {
            LocalDateTime time = at.get();
            Optional<AccountContext> against =
                    contexts.stream().filter(context -> !isFree(context, time)).findFirst();
            if (against.isEmpty()) {
                return at;
            }
            AccountContext context = against.get();
            at = free(context, context.timetable().clock().closes(time.plusMinutes(1)));
        }
        return Optional.empty();
    }

    /** Where the plan would put it on this account, if it were to go out soon. */
    private Optional<LocalDateTime> free(AccountContext context, Instant from) {
        Candidate soon = new Candidate(id(context), null, true, from, null, LatePolicy.NEXT_SLOT);
        return plan(context, soon, now.plus(PublishingTimes.HORIZON)).stream()
                .filter(slot -> slot.id().equals(soon.id()))
                .findFirst()
                .map(slot ->
                        context.timetable().clock().at(slot.at().plusSeconds(59).truncatedTo(ChronoUnit.MINUTES)));
    }

    /** Whether it would keep this time on this account, and all others theirs. */
    private boolean isFree(AccountContext context, LocalDateTime time) {
        Instant at = context.timetable().clock().closes(time);
        Candidate pin = new Candidate(id(context), at, false, null, null, LatePolicy.DROP);
        Instant horizon = at.plus(BEYOND);
        Set<Slot> with = Set.copyOf(plan(context, pin, horizon));
        return with.stream().anyMatch(slot -> keeps(slot, pin.id(), at))
                && others(plan(context, null, horizon)).equals(others(with));
    }

    private static boolean keeps(Slot slot, DeliveryId id, Instant at) {
        return slot.id().equals(id) && slot.at().equals(at) && slot.why().reason() == Reason.PINNED;
    }

    private Set<String> others(Iterable<Slot> slots) {
        List<String> others = new ArrayList<>();
        for (Slot slot : slots) {
            if (!slot.id().post().equals(post.id())) {
                others.add(slot.id() + " " + slot.at());
            }
        }
        return others.stream().collect(Collectors.toSet());
    }

    private List<Slot> plan(AccountContext context, @Nullable Candidate own, Instant horizon) {
        List<Candidate> queue = new ArrayList<>();
        for (PendingDeliveries waiting : PendingDeliveries.on(context, checked, ledgerState)) {
            Candidate candidate = waiting.candidate();
            if (candidate.at() != null && !candidate.id().equals(id(context))) {
                queue.add(candidate);
            }
        }
        if (own != null) {
            queue.add(own);
        }
        PlanRequest ask = PendingDeliveries.ask(context, queue, null, ledgerState, null, now, horizon);
        return Planner.plan(ask).slots();
    }

    private DeliveryId id(AccountContext context) {
        return new DeliveryId(post.id(), context.account().name());
    }
}

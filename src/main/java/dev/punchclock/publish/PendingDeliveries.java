package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Appointment;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.UnresolvedAttempt;
import dev.punchclock.plan.AccountHistory;
import dev.punchclock.plan.Candidate;
import dev.punchclock.plan.PlanRequest;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.PastPins;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits on one account, brought from the wall clock of its files onto the real clock. */
record PendingDeliveries(AccountContext context, Post post, Delivery delivery) {

    /** Everything that waits on this account, in the order of the queue. */
    static List<PendingDeliveries> on(AccountContext context, CheckedQueue checked, LedgerState ledgerState) {
        AccountName account = context.account().name();
        List<PendingDeliveries> all = new ArrayList<>();
        for (Post post : checked.sound()) {
            Delivery delivery =
                    post.to().contains(account) ? ledgerState.inHand(new DeliveryId(post.id(), account)) : null;
            if (delivery != null
                    && delivery.state() == DeliveryState.WAITING
                    && !PastPins.isPast(post, context, delivery, delivery.since())) {
                all.add(new PendingDeliveries(context, post, delivery));
            }
        }
        return all;
    }

    /**
     * The threads on this account whose first parts are published, under whatever name of it, as far as the queue still has
     * them. Each goes on under the name under which it began: its parts are one delivery.
     */
    static List<PendingDeliveries> begun(AccountContext context, CheckedQueue checked, LedgerState ledgerState) {
        AccountName account = context.account().name();
        List<PendingDeliveries> begun = new ArrayList<>();
        for (Post post : inHand(checked, ledgerState)) {
            Delivery delivery = post.to().contains(account) ? ledgerState.find(post.id(), context.owner()) : null;
            if (delivery != null
                    && delivery.state() == DeliveryState.PARTLY
                    && ledgerState.owns(
                            context.owner(), delivery)) { // begun as another handle, it is not gone on with as this
                begun.add(new PendingDeliveries(context, post, delivery));
            }
        }
        return begun;
    }

    /** Of the queue, the posts that are not over everywhere: there may be very many that are. */
    private static List<Post> inHand(CheckedQueue checked, LedgerState ledgerState) {
        Set<PostId> inHand = new HashSet<>();
        for (Delivery delivery : ledgerState.inHand()) {
            inHand.add(delivery.id().post());
        }
        List<Post> posts = new ArrayList<>();
        for (Post post : checked.all()) {
            if (inHand.contains(post.id())) {
                posts.add(post);
            }
        }
        return posts;
    }

    /** Whether anything has to be uploaded before it can be published. */
    boolean uploads() {
        return !post.wording().media().isEmpty();
    }

    /** Whether the queue has it as it was handed in. */
    boolean isAsItWas() {
        return delivery.says(post.wording());
    }

    /** Whether too little time is left before it expires for all that is to be sent of it. */
    boolean hasExpired(Instant now) {
        Instant expires = expires();
        int left = Math.max(1, delivery.parts() - delivery.published().size());
        return expires != null
                && now.plus(context.limits().attempt().multipliedBy(left)).isAfter(expires);
    }

    /** The same, as the delivery stands now. */
    PendingDeliveries as(Delivery now) {
        return new PendingDeliveries(context, post, now);
    }

    /** All that the plan needs to know about this account. */
    static PlanRequest ask(
            AccountContext context,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now,
            Instant horizon) {
        List<Candidate> queue = on(context, checked, ledgerState).stream()
                .map(PendingDeliveries::candidate)
                .toList();
        Appointment standing = ledgerState.appointment(context.account().name()).orElse(null);
        return ask(context, queue, standing, ledgerState, lastLook, now, horizon)
                .holding(held(context, checked, ledgerState));
    }

    /** The same about any candidates. */
    static PlanRequest ask(
            AccountContext context,
            List<Candidate> queue,
            @Nullable Appointment standing,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now,
            Instant horizon) {
        EntryOwner owner = context.owner();
        AccountHistory past = new AccountHistory(
                WorstCaseCount.counted(context, ledgerState, now),
                ledgerState.published(owner, WorstCaseCount.reach(context, now)),
                lastLook,
                ledgerState.quietUntil(owner).orElse(null));
        return new PlanRequest(
                context.timetable().asOf(now),
                context.account().quota(),
                context.room(),
                queue,
                past,
                standing,
                context.account().name().value(),
                now,
                horizon);
    }

    /** How many of the queue are held; what is published in part already counts. */
    private static int held(AccountContext context, CheckedQueue checked, LedgerState ledgerState) {
        return (int) inHand(checked, ledgerState).stream()
                .flatMap(post -> Stream.ofNullable(ledgerState.find(post.id(), context.owner())))
                .filter(each ->
                        each.state() == DeliveryState.HELD && each.published().isEmpty())
                .count();
    }

    /** When it is pinned, by the clock of the account's home zone; null when it floats, or missed its time. */
    @Nullable
    Instant pinnedAt() {
        LocalDateTime at = post.at();
        return at == null || at.equals(delivery.movedFrom())
                ? null
                : timetable().clock().closes(at);
    }

    @Nullable
    Instant expires() {
        LocalDateTime expires = post.expires();
        return expires == null ? null : timetable().clock().closes(expires);
    }

    Candidate candidate() {
        Instant at = pinnedAt();
        boolean moved = at == null && delivery.moved();
        Instant notBefore = UnresolvedAttempts.notBefore(context, delivery);
        List<Instant> own = delivery.doubts().isEmpty()
                ? List.of()
                : delivery.openAttempts().stream().map(UnresolvedAttempt::until).toList();
        return new Candidate(delivery.id(), at, moved, notBefore, expires(), post.late(), own);
    }

    private Timetable timetable() {
        return context.timetable();
    }
}

package dev.punchclock.workspace;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.WallClock;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.post.Post;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Posts pinned to a time that was past, and by more than a post may be late, when they were first seen: a wrong year, most
 * likely. They wait until their file says {@code late:} or another time. What was handed in before its time is late, and
 * that is another matter.
 */
public final class PastPins {
    /** What becomes of such a post. */
    public static final String WAITS = ": it waits";
    /** What its file is to say. */
    public static final String POLICY = "late: next-slot, drop or hold";

    private PastPins() {}

    /**
     * Whether the post waits for that reason.
     *
     * @param delivery as the ledger knows it; null when it does not yet
     */
    public static boolean isPast(Post post, AccountContext context, @Nullable Delivery delivery, Instant now) {
        LocalDateTime at = post.at();
        if (at == null || post.saysLate()) {
            return false;
        }
        if (delivery == null) {
            return isLate(context, post, at, now);
        }
        boolean untried = delivery.claim() == null && delivery.notBefore() == null;
        if (delivery.state() == DeliveryState.WITHDRAWN) {
            return untried && isLate(context, post, at, now);
        }
        return untried
                && delivery.state() == DeliveryState.WAITING
                && !at.equals(delivery.movedFrom())
                && isLate(context, post, at, delivery.since());
    }

    private static boolean isLate(AccountContext context, Post post, LocalDateTime at, Instant seen) {
        Instant pinned = context.timetable().clock().closes(at);
        return seen.isAfter(pinned)
                && seen.isAfter(
                        context.lastInTime(context.slotOf(pinned, post.late()).orElse(pinned)));
    }

    /** What its writer is told. */
    static Problem problem(Post post, AccountContext context, LocalDateTime at, Instant now) {
        WallClock clock = context.timetable().clock();
        return Problem.error(
                post.places().of("at"),
                TimeFormat.exactly(clock.closes(at), clock.zone(), now) + " is past" + WAITS,
                "correct the time, or say what is to become of it: " + POLICY);
    }
}

package dev.punchclock.plan;

import dev.punchclock.account.Quota;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that planning one account needs.
 *
 * @param room how long before closing the last attempt may begin: the whole attempt, and the doubt about the clock
 * @param queue what waits, in the order of the queue
 * @param appointment the slot that was written down, when one stands
 * @param seed of the jitter: the same for the same account
 * @param horizon nothing is placed at or after this instant
 * @param held how many posts would wait as well, if a person let them
 */
public record PlanRequest(
        Timetable hours,
        Quota quota,
        Duration room,
        List<Candidate> queue,
        AccountHistory past,
        @Nullable Appointment appointment,
        String seed,
        Instant now,
        Instant horizon,
        int held) {
    public PlanRequest {
        queue = List.copyOf(queue);
    }

    /** One of an account on which nothing is held. */
    public PlanRequest(
            Timetable hours,
            Quota quota,
            Duration room,
            List<Candidate> queue,
            AccountHistory past,
            @Nullable Appointment appointment,
            String seed,
            Instant now,
            Instant horizon) {
        this(hours, quota, room, queue, past, appointment, seed, now, horizon, 0);
    }

    /** The same question, as if no slot had been written down, and nobody had looked before. */
    public PlanRequest withoutAppointment() {
        AccountHistory unseen = new AccountHistory(past.counted(), past.published(), null, past.quietUntil());
        return new PlanRequest(hours, quota, room, queue, unseen, null, seed, now, horizon, held);
    }

    /** The same question of an account on which so many are held. */
    public PlanRequest holding(int many) {
        return new PlanRequest(hours, quota, room, queue, past, appointment, seed, now, horizon, many);
    }

    /** The same question with another pace. */
    public PlanRequest aimingAt(int aim) {
        Quota other = new Quota(quota.per(), quota.min(), aim, quota.max(), quota.gap(), quota.prorate());
        return new PlanRequest(hours, other, room, queue, past, appointment, seed, now, horizon, held);
    }

    /** The same question with another horizon. */
    public PlanRequest until(Instant other) {
        return new PlanRequest(hours, quota, room, queue, past, appointment, seed, now, other, held);
    }
}

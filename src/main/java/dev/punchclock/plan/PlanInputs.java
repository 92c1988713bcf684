package dev.punchclock.plan;

import dev.punchclock.account.Quota;
import dev.punchclock.plan.SlotReason.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question, read once: everything in whole seconds, and from when on a post can go out.
 *
 * @param horizon the end of the period in which the question's horizon lies: a period is planned whole, however much of it
 *     is shown
 * @param shown the question's horizon
 * @param quiet until when the network asked for quiet
 * @param earliest from here on a floating post can be due; before {@code now} where rounds have looked at this stretch
 *     of work already
 * @param overslept whether nobody looked for an hour of work or more: who sleeps may not be awake at another time
 * @param starts the moments that the timetable allows
 */
record PlanInputs(
        PlanRequest ask,
        long now,
        long horizon,
        long shown,
        long gap,
        long quiet,
        long earliest,
        boolean overslept,
        OpenTimeClock work,
        AllowedStarts starts,
        QuotaPeriods terms) {
    /** Nothing goes out the very moment a machine wakes or a queue is first seen. */
    private static final long CATCH_UP_LEAD = 5 * EpochSeconds.MINUTE;

    /** Windows are read this far beyond both ends, so that none is cut where planning begins or ends. */
    private static final Duration MARGIN = Duration.ofDays(8);

    static PlanInputs of(PlanRequest ask) {
        return of(ask, ask.past().lastLook());
    }

    /** @param lastLook when somebody looked last, though the question leaves that out */
    static PlanInputs of(PlanRequest ask, @Nullable Instant lastLook) {
        QuotaPeriods terms = new QuotaPeriods(ask.quota().per(), ask.hours().clock(), ask.now(), ask.horizon());
        Instant begin = EpochSeconds.instant(terms.list().get(0).start());
        long horizon = terms.list().get(terms.list().size() - 1).end();
        OpenTimeClock work = new OpenTimeClock(ask.hours()
                .windows(begin.minus(MARGIN), EpochSeconds.instant(horizon).plus(MARGIN)));
        long now = EpochSeconds.down(ask.now());
        long quiet = orAlways(ask.past().quietUntil());
        return new PlanInputs(
                ask,
                now,
                horizon,
                EpochSeconds.up(ask.horizon()),
                EpochSeconds.up(ask.quota().gap()),
                quiet,
                Math.max(quiet, dueSince(now, ask.past().lastLook(), work)),
                lastLook != null && work.between(Math.min(now, EpochSeconds.up(lastLook)), now) >= EpochSeconds.HOUR,
                work,
                work.starts(EpochSeconds.up(ask.room())),
                terms);
    }

    private static long dueSince(long now, @Nullable Instant lastLook, OpenTimeClock work) {
        long looked = orAlways(lastLook);
        boolean awake = looked <= now && work.isOneStretch(looked, now);
        return awake ? Math.max(looked, now - EpochSeconds.HOUR + 1) : now + CATCH_UP_LEAD;
    }

    private static long orAlways(@Nullable Instant t) {
        return t == null ? EpochSeconds.ALWAYS : EpochSeconds.up(t);
    }

    Quota quota() {
        return ask.quota();
    }

    ZonedTimeFormat words() {
        return new ZonedTimeFormat(ask.hours().zone());
    }

    String label(QuotaPeriod term) {
        return quota().per().label(term.first());
    }

    /** When what has its slot at {@code t} goes out: for a slot in the past, the first whole second from now on. */
    long effective(long t) {
        return Math.max(t, EpochSeconds.up(ask.now()));
    }

    /** As soon as a post can go out, however long it has been due. */
    long soonest() {
        return Math.max(earliest, now);
    }

    /** Whether work allows a slot at {@code t}: to come, or in this stretch and less than an hour ago. */
    boolean canBeDue(long t) {
        long out = effective(t);
        return starts.contains(t) && starts.contains(out) && now - t < EpochSeconds.HOUR && work.isOneStretch(t, out);
    }

    /** When this candidate may be tried at the earliest, whatever its time. */
    long openFrom(Candidate candidate) {
        return Math.max(quiet, orAlways(candidate.notBefore()));
    }

    /** Why a candidate that was pinned to {@code at} has a later slot. */
    Reason whyNotAt(long at, Candidate pinned) {
        if (!starts.contains(at)) {
            return Reason.PINNED_CLOSED;
        }
        return openFrom(pinned) > at ? Reason.PINNED_PUT_OFF : Reason.PINNED_AFTER_GAP;
    }

    /** Whether this candidate may go out at {@code t}, as far as it is its own affair. */
    boolean admits(Candidate candidate, long t) {
        return t >= openFrom(candidate) && t < expires(candidate);
    }

    /** The first second at which it must not go out any more. */
    static long expires(Candidate candidate) {
        Instant expires = candidate.expires();
        return expires == null ? EpochSeconds.ENDLESS : EpochSeconds.up(expires);
    }
}

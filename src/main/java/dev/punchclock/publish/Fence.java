package dev.punchclock.publish;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Gate;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.WorkspaceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one attempt. It opens only while the account's timetable does, with room for the whole attempt before
 * closing, by this machine's clock and by the network's, while the claim holds, and while the files are those the decision was made from.
 *
 * @param attempts how many must fit before closing, and before it expires: one, or all that is left of a thread
 * @param claim after its deadline another process may already be asking the network about it
 * @param offHours whether a member opened the one door in the fence, for this post, with a reason
 * @param ahead how far the network's clock is ahead of this machine's, measured before the claim; null when it does not tell
 * @param expires the first moment at which the post must not go out any more; null for never
 */
record Fence(
        AccountContext context,
        int attempts,
        Delivery.Claim claim,
        @Nullable Instant expires,
        boolean offHours,
        WorkspaceSnapshot snapshot,
        InstantSource clock,
        @Nullable ClockDifference ahead)
        implements Gate {

    @Override
    public Duration pass() {
        if (!snapshot.isCurrent()) {
            throw new GateClosedException(snapshot.whyNot());
        }
        Instant now = clock.instant();
        Duration attempt = context.limits().attempt();
        Instant ends = now.plus(attempt);
        NetworkClockFence network = new NetworkClockFence(context, ahead);
        network.tooFarApart(now).ifPresent(apart -> {
            throw new GateClosedException(apart.what() + "; " + apart.remedy());
        });
        if (!offHours) {
            mustBeOpen(now);
            network.closed(now, attempts).ifPresent(why -> {
                throw new GateClosedException(why);
            });
        }
        if (ends.isAfter(claim.deadline())) {
            throw new GateClosedException("too much time has gone by since it was claimed");
        }
        if (now.isBefore(claim.at())) {
            throw new GateClosedException("the clock was set back since it was claimed");
        }
        if (expires != null
                && network.latest(now).plus(attempt.multipliedBy(attempts)).isAfter(expires)) {
            throw new GateClosedException("it expires " + told(expires));
        }
        return attempt;
    }

    private void mustBeOpen(Instant now) {
        Optional<Window> open = context.timetable().openAt(now);
        if (open.isEmpty()) {
            throw new GateClosedException(context.account().name() + " is off" + next(now));
        }
        if (!context.timetable().isOpen(now)) {
            throw new GateClosedException(
                    "a calendar that takes time of " + context.account().name() + " is too old");
        }
        if (!context.admits(now, attempts)) {
            throw new GateClosedException(
                    "too close to closing time, " + told(open.get().end()));
        }
    }

    private String next(Instant now) {
        return context.timetable()
                .openNext(now)
                .map(w -> " until " + told(w.start()))
                .orElse("");
    }

    private String told(Instant t) {
        return TimeFormat.exactly(t, context.timetable().zone());
    }
}

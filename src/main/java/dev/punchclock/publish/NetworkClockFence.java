package dev.punchclock.publish;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Window;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fence by the network's clock: what is published is judged by its record. Where the network does not tell the time,
 * this machine's clock stands alone.
 *
 * @param ahead how far the network's clock is ahead; null when it does not tell
 */
public record NetworkClockFence(
        AccountContext context, @Nullable ClockDifference ahead) {
    /**
     * Asks the network, unless it told within the last hour.
     *
     * @throws ProblemException when it cannot be asked
     */
    public static NetworkClockFence of(Network network, AccountContext context) {
        return new NetworkClockFence(context, network.clock(context.account()).orElse(null));
    }

    /**
     * Makes sure that the two clocks are near enough for something to go out.
     *
     * @throws ProblemException with {@link ExitCode#RULE} when they are not; nothing was claimed or sent
     */
    public void mustAgree(Instant now) {
        tooFarApart(now).ifPresent(problem -> {
            throw new ProblemException(ExitCode.RULE, problem.what() + "; nothing was sent", problem.remedy());
        });
    }

    /** That one of the two clocks is wrong, with what both say; empty when they are less than a minute apart. */
    public Optional<Problem> tooFarApart(Instant now) {
        if (ahead == null || !ahead.isOver(ClockDifference.LIMIT)) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(null, both(now), ClockDifference.REMEDY));
    }

    /**
     * Makes sure that so many attempts fit into work time by the network's clock.
     *
     * @throws ProblemException with {@link ExitCode#RULE} when they do not; nothing was claimed or sent
     */
    void mustBeOpen(Instant now, int attempts) {
        closed(now, attempts).ifPresent(why -> {
            throw new ProblemException(ExitCode.RULE, why + "; nothing was sent", ClockDifference.REMEDY);
        });
    }

    /** Why the account is closed by the network's clock for so many attempts; empty when it is open. */
    Optional<String> closed(Instant now, int attempts) {
        if (ahead == null) {
            return Optional.empty();
        }
        Optional<Window> open = context.timetable().openAt(ahead.earliest(now));
        boolean isOff = context.timetable().openAt(now.plus(ahead.apart())).isEmpty();
        if (open.isEmpty() || isOff) {
            return Optional.of(context.account().name() + " is off by the network's clock: " + both(now));
        }
        Instant ends = ahead.latest(now).plus(attempt().multipliedBy(attempts));
        return ends.isAfter(open.get().end())
                ? Optional.of("too close to closing time, "
                        + TimeFormat.exactly(
                                open.get().end(), context.timetable().zone()) + ", by the network's clock: "
                        + both(now))
                : Optional.empty();
    }

    /** The earliest moment that either clock may show now. */
    Instant earliest(Instant now) {
        return ahead == null ? now : ahead.earliest(now);
    }

    /** The latest moment that either clock may show now. */
    Instant latest(Instant now) {
        return ahead == null ? now : ahead.latest(now);
    }

    /**
     * By how much a claim must last longer, so that by the network's clock too nothing is published after it; none for what
     * its usual spare time covers.
     */
    Duration claimSpare(Instant now) {
        Duration later = Duration.between(now, latest(now)).truncatedTo(ChronoUnit.MILLIS); // as the ledger keeps it
        return later.compareTo(AccountContext.CLOCK_DOUBT) > 0 ? later : Duration.ZERO;
    }

    private Duration attempt() {
        return context.limits().attempt();
    }

    private String both(Instant now) {
        ClockDifference difference = ahead;
        Instant there = difference == null ? now : now.plus(difference.apart());
        return "this machine's clock says " + told(now) + ", that of "
                + context.account().network() + " " + told(there);
    }

    private String told(Instant t) {
        return TimeFormat.toTheSecond(t, context.timetable().zone());
    }
}

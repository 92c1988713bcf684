package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.network.ClockDifference;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes down when the clock of a network and this machine's begin to differ by more than a few seconds, or by more than
 * is borne, and when they agree again: not at each look, and not when a difference only trembles around a limit.
 */
final class ClockDifferenceRecorder {
    /** So far below a limit a difference is over; each measure is good to a second. */
    private static final Duration STEADY = Duration.ofMillis(1500);

    private ClockDifferenceRecorder() {}

    /**
     * Whether clocks that differed agree again: asked while they are noted to differ and the account is open. That they
     * begin to differ is seen when something is to be sent.
     */
    static Function<LedgerState, List<EntryBody>> again(
            AccountContext context, Network network, LedgerState ledgerState, Instant now) {
        AccountName account = context.account().name();
        if (ledgerState.clock(account).isEmpty() || !context.timetable().isOpen(now)) {
            return asOf -> List.of();
        }
        try {
            NetworkClockFence time = NetworkClockFence.of(network, context);
            return asOf -> decide(account, time.ahead(), asOf);
        } catch (ProblemException cannotBeAsked) {
            return asOf -> List.of(); // it is told where something is to be sent
        }
    }

    /** @param ahead what was measured; null where the network does not tell the time */
    static List<EntryBody> decide(AccountName account, @Nullable ClockDifference ahead, LedgerState ledgerState) {
        if (ahead == null) {
            return List.of();
        }
        RecordedClockDifference noted = ledgerState.clock(account).orElse(null);
        int was = noted == null ? 0 : level(noted.apart(), Duration.ZERO);
        int is = level(ahead.apart().abs(), Duration.ZERO);
        boolean turned =
                noted != null && is > 0 && noted.isAhead() == ahead.apart().isNegative();
        boolean isWorse = is > was;
        boolean isBetter = level(ahead.apart().abs(), STEADY) < was;
        return turned || isWorse || isBetter
                ? List.of(EntryBody.clock(account, new RecordedClockDifference(ahead.apart(), ahead.at())))
                : List.of();
    }

    /** 2 for what stops publishing, 1 for what is told, else 0. */
    private static int level(Duration apart, Duration less) {
        if (apart.compareTo(ClockDifference.LIMIT.minus(less)) > 0) {
            return 2;
        }
        return apart.compareTo(ClockDifference.TOLD.minus(less)) > 0 ? 1 : 0;
    }
}

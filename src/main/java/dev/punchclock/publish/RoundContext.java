package dev.punchclock.publish;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts of one round share; none of it is changed by any of them.
 *
 * @param networks by the word that accounts use
 * @param goesOn asked before each delivery; what is in flight is always settled
 * @param afresh whether the clock has jumped: then nothing is published, and what floats is appointed from now
 * @param lastLook of the round before; null where there was none, or the clock has jumped since
 * @param changed whether the queue has: then no slot stands as it stood
 */
record RoundContext(
        Workspace workspace,
        CheckedQueue checked,
        Ledger ledger,
        Map<String, Network> networks,
        InstantSource clock,
        BooleanSupplier goesOn,
        boolean afresh,
        @Nullable Instant lastLook,
        boolean changed) {
    /** The ledger state as it stands, or as it was known last, where it cannot be read any more. */
    LedgerState latest(LedgerState known) {
        try {
            return ledger.book();
        } catch (ProblemException cannotBeRead) {
            return known;
        }
    }
}

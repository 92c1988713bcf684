package dev.punchclock.simulate;

import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Publication;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.List;

/** What the judge of rehearsals says of an account whose network kept these publications, oldest first. */
public record Judgement(int offTheClock, int twice, int tooClose, int aboveMaximum, int lost) {
    public static Judgement of(AccountContext context, List<Publication> shown, LedgerState ledgerState) {
        RehearsalJudge judge = new RehearsalJudge(context, shown);
        return new Judgement(
                judge.offTheClock(),
                judge.twice(),
                judge.tooClose(),
                judge.aboveMaximum(),
                judge.lost(ledgerState, LedgerState.EMPTY, Instant.EPOCH));
    }
}

package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a round did.
 *
 * @param happened every entry it wrote except claims; of each account in order, the accounts by their names
 * @param next the next slot of each account that has one
 * @param book the ledger state afterwards
 * @param stopped accounts that were left alone, because of a problem of their own
 * @param unrecorded what is out, or may be, and could not be written down; first of all that is to be told
 * @param problems these, and why accounts were left alone, such as a handle that is somebody else's
 * @param bugs what other accounts ended with, where that was nobody's mistake but ours
 * @param absence for how long nobody had looked before it; null when that is nothing to speak of
 * @param code the worst that happened
 */
public record RoundReport(
        Instant began,
        List<EntryBody> happened,
        Map<AccountName, Instant> next,
        LedgerState book,
        Set<AccountName> stopped,
        List<Problem> unrecorded,
        List<Problem> problems,
        SortedMap<AccountName, Throwable> bugs,
        @Nullable Absence absence,
        ExitCode code) {
    public RoundReport {
        happened = List.copyOf(happened);
        next = Map.copyOf(next);
        stopped = Set.copyOf(stopped);
        unrecorded = List.copyOf(unrecorded);
        problems = List.copyOf(problems);
        bugs = new TreeMap<>(bugs);
    }
}

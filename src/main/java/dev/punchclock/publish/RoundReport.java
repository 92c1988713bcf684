package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Fact;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a round did.
 *
 * @param happened every entry it wrote except claims, in order
 * @param next the next slot of each account that has one
 * @param book the book afterwards
 * @param stopped accounts that were left alone, because of a problem of their own
 * @param problems why, such as a handle that is somebody else's
 * @param absence for how long nobody had looked before it; null when that is nothing to speak of
 * @param code the worst that happened
 */
public record RoundReport(
        Instant began,
        List<Fact> happened,
        Map<AccountName, Instant> next,
        Book book,
        Set<AccountName> stopped,
        List<Problem> problems,
        @Nullable Absence absence,
        ExitCode code) {
    public RoundReport {
        happened = List.copyOf(happened);
        next = Map.copyOf(next);
        stopped = Set.copyOf(stopped);
        problems = List.copyOf(problems);
    }
}

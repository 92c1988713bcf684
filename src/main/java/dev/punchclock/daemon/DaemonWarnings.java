package dev.punchclock.daemon;

import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.Problem;
import dev.punchclock.workspace.CheckedQueue;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a person should hear of before it stops a post. */
final class DaemonWarnings {
    private DaemonWarnings() {}

    /** Errors of the files, of the queue's rules, and of the queue against the ledger; none of files that rest. */
    static List<Problem> files(
            Workspace workspace, CheckedQueue checked, LedgerState ledgerState, Instant now, Set<String> resting) {
        List<Problem> all = new ArrayList<>(checked.problems());
        all.addAll(LedgerRules.check(workspace, ledgerState, now));
        return all.stream()
                .filter(Problem::isError)
                .filter(problem -> problem.place() == null
                        || !resting.contains(problem.place().file()))
                .toList();
    }
}

package dev.punchclock.daemon;

import dev.punchclock.ledger.Book;
import dev.punchclock.problem.Problem;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a person should hear of before it stops a post. */
final class Findings {
    private Findings() {}

    /** Errors of the files, of the queue's rules, and of the queue against the ledger; none of files that rest. */
    static List<Problem> files(Workspace workspace, Checked checked, Book book, Instant now, Set<String> resting) {
        List<Problem> all = new ArrayList<>(checked.problems());
        all.addAll(LedgerRules.check(workspace, book, now));
        return all.stream()
                .filter(Problem::isError)
                .filter(problem -> problem.place() == null
                        || !resting.contains(problem.place().file()))
                .toList();
    }
}

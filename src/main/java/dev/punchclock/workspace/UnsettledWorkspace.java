package dev.punchclock.workspace;

import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A workspace without the queue files in which all is done.
 *
 * @param workspace their posts are not in its queue, and wait, as those of files that cannot be read
 * @param left the files that were not read
 * @param keep takes what is to be left out when it is opened next
 */
public record UnsettledWorkspace(Workspace workspace, SettledFiles left, Consumer<SettledFiles> keep) {
    /** One of which everything was read. */
    public static UnsettledWorkspace whole(Workspace workspace) {
        return new UnsettledWorkspace(workspace, SettledFiles.NONE, settled -> {});
    }

    /** The same, with more said of the workspace. */
    public UnsettledWorkspace but(UnaryOperator<Workspace> change) {
        return new UnsettledWorkspace(change.apply(workspace), left, keep);
    }

    /** Of the files that were not read, those of which the ledger, or another post, says something new. */
    public Set<String> doubtful(Optional<Ledger> ledger) {
        return left.doubtful(workspace, ledger.flatMap(open -> open.changedSince(left.head())));
    }

    /**
     * Takes note of the files in which all is done by now: who opens it next need not read them.
     *
     * @param problems every problem of the workspace, against this ledger
     */
    public void keepSettled(Ledger ledger, List<Problem> problems) {
        try {
            LedgerState state = ledger.book();
            Head end = ledger.end()
                    .filter(head -> head.entries() == state.entries())
                    .orElse(null);
            Set<PostId> changed = left.files().isEmpty()
                    ? Set.of()
                    : ledger.changedSince(left.head()).orElse(null);
            if (end != null && changed != null) {
                keep.accept(left.with(workspace, problems, state, end, changed));
            }
        } catch (ProblemException stopped) {
            // what is the matter with the ledger was told, and who opens it next reads all files
        }
    }
}

package dev.punchclock.files;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.Post;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemList;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is to be said of a workspace whose {@code punchclock.yaml} is not in order: the queue's problems too, in one run. */
final class BrokenWorkspaceReport {
    private BrokenWorkspaceReport() {}

    /**
     * The problems of all files, and what the rules have against posts on the accounts that could be read.
     *
     * @param broken accounts that are there and not in order: nothing is said of posts on them
     * @param whole whether every account that is there is known by its name
     */
    static List<Problem> problems(Workspace workspace, Set<AccountName> broken, boolean whole) {
        List<Post> judged = new ArrayList<>();
        List<Problem> all = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        broken.forEach(name -> known.add(name.value()));
        workspace.contexts().keySet().forEach(name -> known.add(name.value()));
        for (Post post : workspace.written()) {
            List<AccountName> read = new ArrayList<>();
            for (AccountName name : post.to()) {
                if (workspace.contexts().containsKey(name) && !broken.contains(name)) {
                    read.add(name);
                } else if (whole && !broken.contains(name)) {
                    all.add(Problem.error(
                            post.places().of("to"),
                            "there is no account " + name,
                            DidYouMean.remedy(name.value(), known)));
                }
            }
            if (!read.isEmpty()) {
                judged.add(post.onlyTo(read));
            }
        }
        all.addAll(QueueRules.check(workspace.judging(judged)).problems());
        return ProblemList.inOrder(all);
    }
}

package dev.punchclock.report;

import dev.punchclock.post.Post;
import dev.punchclock.post.PostPositions;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.problem.Problem;
import dev.punchclock.workspace.LedgerRules;
import dev.punchclock.workspace.NewPost;
import dev.punchclock.workspace.PastPins;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Workspace;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the rules have against a change of the queue, asked before it is written: as if it stood there already. */
public final class EditCheck {
    private static final FilePosition TYPED = FilePosition.of("the new post");

    /** Where its time was typed: what is wrong there is wrong on the line, and breaks no rule. */
    private static final FilePosition PINNED = FilePosition.of("--at");

    private EditCheck() {}

    /** Whether it is the time that was typed with which something is wrong. */
    public static boolean isOfTheTime(Problem problem) {
        return PINNED.equals(problem.place());
    }

    /** Against a post that was typed on the command line: said in the words of its options, not of a file. */
    public static List<Problem> ofNew(ReportSource source, NewPost post) {
        List<Post> queue = new ArrayList<>(source.workspace().queue());
        queue.add(post.post(new PostPositions(TYPED, Map.of("at", PINNED))));
        return problems(source, queue).stream()
                .filter(problem -> TYPED.equals(problem.place()) || isOfTheTime(problem))
                .map(EditCheck::asTyped)
                .toList();
    }

    private static Problem asTyped(Problem problem) {
        return new Problem(
                problem.level(),
                problem.place(),
                problem.what().replace(PastPins.WAITS, ": nothing was added"),
                problem.remedy()
                        .replace(PastPins.POLICY, "--" + PastPins.POLICY.replace(":", ""))
                        .replace(QueueRules.MAY_REPEAT, "give --repeat")
                        .replace("expires:", "--expires"));
    }

    /** Against another time for a post of the queue; what would wait for its time is refused at once. */
    public static List<Problem> ofPin(ReportSource source, Post post, LocalDateTime at) {
        List<Post> queue = source.workspace().queue().stream()
                .map(each -> each.equals(post) ? post.pinnedTo(at) : each)
                .toList();
        return problems(source, queue).stream()
                .filter(problem -> post.places().of("at").equals(problem.place())
                        || post.places().of("expires").equals(problem.place()))
                .map(problem -> problem.what().endsWith(PastPins.WAITS) ? refused(post, problem) : problem)
                .toList();
    }

    private static Problem refused(Post post, Problem past) {
        return Problem.error(
                past.place(),
                past.what().replace(PastPins.WAITS, ": nothing was changed"),
                "give a time to come, or: punchclock move " + post.id() + " next");
    }

    private static List<Problem> problems(ReportSource source, List<Post> queue) {
        Workspace supposed = source.workspace().withQueue(queue);
        List<Problem> all =
                new ArrayList<>(QueueRules.check(supposed, source.book()).problems());
        all.addAll(LedgerRules.check(supposed, source.book(), source.now()));
        return all;
    }
}

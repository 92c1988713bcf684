package dev.punchclock.workspace;

import dev.punchclock.post.Post;
import dev.punchclock.problem.Problem;
import java.util.List;

/**
 * The queue after its rules were asked.
 *
 * @param sound posts that may be handed in, drafts left out, in the order of the queue
 * @param all every post that could be read: what is in the queue at all
 * @param problems of the files and of the rules, in the order of files and lines
 */
public record CheckedQueue(List<Post> sound, List<Post> all, List<Problem> problems) {
    public CheckedQueue {
        sound = List.copyOf(sound);
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    public boolean inOrder() {
        return problems.stream().noneMatch(Problem::isError);
    }
}

package dev.punchclock.workspace;

import dev.punchclock.post.Post;
import java.time.LocalDateTime;

/**
 * Changes the files of a workspace as a careful person would: everything else in them stays letter for letter.
 *
 * <p>Each method throws {@link dev.punchclock.problem.ProblemException} and leaves the files alone when it cannot be sure.
 */
public interface WorkspaceEditor {
    /** Appends a post to a file of the queue, such as {@code posts.yaml}, which is made when it is missing. */
    void add(String file, NewPost post);

    /** Pins a post to another time. */
    void move(Post post, LocalDateTime at);

    /** Takes a post out of its file. */
    void drop(Post post);

    /** Names the ledger that publishes the workspace. */
    void publisher(String ledgerId);
}

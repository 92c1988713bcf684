package dev.punchclock.cli;

import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.DidYouMean;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the post that a person names: by its id, or by a beginning of its id that no other has. It never guesses. */
final class PostFinder {
    private static final int LISTED = 10;

    private PostFinder() {}

    /**
     * A post of the queue.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none, or the beginning is that of several
     */
    static Post inQueue(WorkspaceSession session, String written) {
        // Where the id is that of a post that is gone from the queue, it is no beginning of another's.
        return session.post(
                known(session, written).contains(written) ? new PostId(written) : find(written, queued(session)));
    }

    /**
     * A post of the queue or of the ledger; what was written where no id begins so.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when the beginning is that of several, or it can be no id
     */
    static PostId anywhere(WorkspaceSession session, String written) {
        return find(written, known(session, written));
    }

    private static Set<String> queued(WorkspaceSession session) {
        Set<String> ids = new TreeSet<>();
        session.workspace().queue().forEach(post -> ids.add(post.id().value()));
        return ids;
    }

    /** The queue, and what begins so in the ledger. */
    private static Set<String> known(WorkspaceSession session, String written) {
        Set<String> ids = queued(session);
        session.book()
                .all(new DeliveryQuery.Beginning(written))
                .forEach(delivery -> ids.add(delivery.id().post().value()));
        return ids;
    }

    private static PostId find(String written, Set<String> ids) {
        if (ids.contains(written)) {
            return new PostId(written);
        }
        List<String> begin = written.isEmpty()
                ? List.of()
                : ids.stream().filter(id -> id.startsWith(written)).toList();
        if (begin.size() > 1) {
            List<String> first = begin.subList(0, Math.min(LISTED, begin.size()));
            throw new ProblemException(
                    ExitCode.USAGE,
                    begin.size() + " posts begin with " + written + ": " + String.join(", ", first)
                            + (begin.size() > LISTED ? ", …" : ""),
                    "write more of the id, until it is the only one");
        }
        return begin.isEmpty() ? Arguments.post(written) : new PostId(begin.get(0));
    }

    /** That it is neither in the queue nor in the ledger. */
    static ProblemException missing(WorkspaceSession session, PostId id) {
        Set<String> known = queued(session);
        session.book()
                .inHand()
                .forEach(delivery -> known.add(delivery.id().post().value()));
        return new ProblemException(ExitCode.USAGE, "there is no post " + id, remedy(id, List.copyOf(known)));
    }

    /** Of a post that is not there: what was meant, or where to look. */
    static String remedy(PostId id, List<String> known) {
        return DidYouMean.nearest(id.value(), known)
                .map(word -> "did you mean " + word + "?")
                .orElse("punchclock list shows the queue");
    }
}

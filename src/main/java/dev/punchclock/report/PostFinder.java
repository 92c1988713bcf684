package dev.punchclock.report;

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
public final class PostFinder {
    private static final int LISTED = 10;

    private PostFinder() {}

    /**
     * A post of the queue.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none, or the beginning is that of several
     */
    public static Post inQueue(ReportSource source, String written) {
        // Where the id is that of a post that is gone from the queue, it is no beginning of another's.
        return inQueue(
                source, known(source, written).contains(written) ? new PostId(written) : find(written, queued(source)));
    }

    /**
     * The post of this id in the queue.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when there is none
     */
    public static Post inQueue(ReportSource source, PostId id) {
        return source.queued(id)
                .orElseThrow(() -> new ProblemException(
                        ExitCode.USAGE, "there is no post " + id + " in the queue", remedy(id, queued(source))));
    }

    /**
     * A post of the queue or of the ledger; what was written where no id begins so.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when the beginning is that of several, or it can be no id
     */
    public static PostId anywhere(ReportSource source, String written) {
        return find(written, known(source, written));
    }

    private static Set<String> queued(ReportSource source) {
        Set<String> ids = new TreeSet<>();
        source.workspace().queue().forEach(post -> ids.add(post.id().value()));
        return ids;
    }

    /** The queue, and what begins so in the ledger. */
    private static Set<String> known(ReportSource source, String written) {
        Set<String> ids = queued(source);
        source.book()
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
        return begin.isEmpty() ? id(written) : new PostId(begin.get(0));
    }

    /**
     * What a person wrote, as the id of a post.
     *
     * @throws ProblemException with {@link ExitCode#USAGE} when it can be none
     */
    public static PostId id(String written) {
        if (!PostId.fits(written)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "not the id of a post: " + written,
                    "use letters, digits, full stops, hyphens and underscores, at most 64");
        }
        return new PostId(written);
    }

    /** That it is neither in the queue nor in the ledger. */
    public static ProblemException missing(ReportSource source, PostId id) {
        Set<String> known = queued(source);
        source.book()
                .inHand()
                .forEach(delivery -> known.add(delivery.id().post().value()));
        return new ProblemException(ExitCode.USAGE, "there is no post " + id, remedy(id, known));
    }

    /** Of a post that is not there: what was meant, or where to look. */
    private static String remedy(PostId id, Set<String> known) {
        return DidYouMean.nearest(id.value(), List.copyOf(known))
                .map(word -> "did you mean " + word + "?")
                .orElse("punchclock list shows the queue");
    }
}

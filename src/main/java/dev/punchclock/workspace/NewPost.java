package dev.punchclock.workspace;

import dev.punchclock.account.AccountName;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.PostPositions;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.FilePosition;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post that is to be written into a queue file.
 *
 * @param id its id; never derived, so that its text can be edited without becoming another post
 * @param at when to pin it, on the accounts' wall clocks; null lets it float
 * @param expires the first moment at which it must not go out any more; null for never
 * @param late null for the usual
 */
public record NewPost(
        PostId id,
        List<AccountName> to,
        String text,
        @Nullable LocalDateTime at,
        @Nullable LocalDateTime expires,
        @Nullable LatePolicy late,
        boolean draft,
        boolean repeat) {
    public NewPost {
        to = List.copyOf(to);
    }

    /** The post as it will be read, once it stands there. */
    public Post post(PostPositions places) {
        LatePolicy policy = late == null ? LatePolicy.NEXT_SLOT : late;
        Map<String, FilePosition> values = new HashMap<>(places.values());
        if (late != null) {
            values.put("late", places.start());
        }
        PostPositions all = new PostPositions(places.start(), values);
        return new Post(id, true, to, new Wording(text), at, expires, policy, draft, repeat, all);
    }
}

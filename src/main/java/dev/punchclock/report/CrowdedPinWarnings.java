package dev.punchclock.report;

import dev.punchclock.plan.UnplacedPost;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the plan knows of pinned posts before their time: the gap to another, or the maximum, stands against them. */
public final class CrowdedPinWarnings {
    /** Whatever the zone, the last pin lies before. */
    private static final Duration MORE = Duration.ofDays(2);

    private static final Duration FAR = Duration.ofDays(400);

    private CrowdedPinWarnings() {}

    /** In the order of accounts and time; nothing is planned where nothing is pinned. */
    public static List<Problem> problems(ReportSource source) {
        Map<PostId, Post> pinned = new HashMap<>();
        Instant last = Instant.MIN;
        for (Post post : source.checked().sound()) {
            LocalDateTime at = post.at();
            if (at != null) {
                pinned.putIfAbsent(post.id(), post);
                Instant about = at.toInstant(ZoneOffset.UTC);
                last = about.isAfter(last) ? about : last;
            }
        }
        if (pinned.size() < 2 && source.book().entries() == 0) {
            return List.of();
        }
        Instant far = source.now().plus(FAR);
        Instant horizon = last.isBefore(far) ? last : far;
        List<Problem> problems = new ArrayList<>();
        if (horizon.isAfter(source.now().minus(MORE))) {
            source.outlook(horizon.plus(MORE))
                    .plans()
                    .forEach((account, plan) -> plan.unplaced().stream()
                            .filter(UnplacedPost::crowded)
                            .filter(each -> pinned.containsKey(each.id().post()))
                            .map(each -> problem(pinned, each))
                            .forEach(problems::add));
        }
        return problems;
    }

    private static Problem problem(Map<PostId, Post> pinned, UnplacedPost each) {
        Post post = pinned.get(each.id().post());
        return Problem.warning(
                post == null ? null : post.places().of("at"),
                each.id() + " is " + each.why(),
                "pin one of them to another time, or change the quota");
    }
}

package dev.punchclock.simulate;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.WallClock;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.PostPositions;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.Workspace;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the queue filled in a long rehearsal, with posts of every kind: somebody would have written some. */
final class QueueFiller {
    private static final int WITHOUT_A_MAXIMUM = 10;
    private static final FilePosition NOWHERE = FilePosition.of("rehearsal");
    private static final List<LatePolicy> LATE = List.of(LatePolicy.NEXT_SLOT, LatePolicy.DROP, LatePolicy.HOLD);
    private final ChaosSchedule chaos;
    private int written;

    QueueFiller(ChaosSchedule chaos) {
        this.chaos = chaos;
    }

    /** Further posts for the period that begins on this day: about as many as each account may publish. */
    List<Post> write(Workspace workspace, LocalDate day) {
        List<Post> posts = new ArrayList<>();
        for (AccountContext context : workspace.contexts().values()) {
            Quota quota = context.account().quota();
            if (day.equals(quota.per().startOf(day))) {
                int most = quota.isLimited() ? quota.max() : WITHOUT_A_MAXIMUM;
                int many = quota.min() + chaos.upTo(Math.max(1, most - quota.min()));
                for (int i = 0; i < many; i++) {
                    posts.add(post(context, day, quota));
                }
            }
        }
        return posts;
    }

    private Post post(AccountContext context, LocalDate day, Quota quota) {
        written++;
        AccountName account = context.account().name();
        int kind = chaos.upTo(9);
        String text = "Rehearsal post " + written + " on " + account;
        Wording wording =
                kind == 3 ? Wording.ofThread(List.of(text, text + ", goes on", text + ", ends")) : new Wording(text);
        LocalDateTime at = kind < 2 ? pin(context, day, quota) : null;
        LocalDateTime expires = kind == 2 ? day.plusDays(4).atTime(12, 0) : null;
        LatePolicy late = LATE.get(kind % LATE.size());
        PostId id = new PostId("rehearsal-" + written);
        return new Post(
                id,
                true,
                List.of(account),
                wording,
                at,
                expires,
                late,
                false,
                false,
                new PostPositions(NOWHERE, Map.of()));
    }

    /** What else a new day brings. */
    void newDay() {
        chaos.newDay();
    }

    /** Somewhere in the period, at any hour: a clock change may have skipped it, then it floats. */
    private @Nullable LocalDateTime pin(AccountContext context, LocalDate day, Quota quota) {
        long days = day.until(quota.per().endOf(day), ChronoUnit.DAYS);
        LocalDateTime at = day.plusDays(chaos.upTo((int) days - 1)).atTime(7 + chaos.upTo(12), chaos.upTo(59));
        return new WallClock(context.timetable().zone()).showings(at) == 1 ? at : null;
    }
}

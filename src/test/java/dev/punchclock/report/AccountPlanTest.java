package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.plan.QuotaForecast;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least is 3 a week, at least 45 minutes apart. */
final class AccountPlanTest {
    private static final String MONDAY = "2026-11-23T10:00:00Z";
    private static final String FRIDAY_EVENING = "2026-11-27T20:00:00Z";

    @TempDir
    Path folder;

    @Test
    void this_week_counts_while_it_has_work_time_left() {
        assertThat(weeks(MONDAY, 2)).containsExactly("week 48", "week 49");
        assertThat(weeks(FRIDAY_EVENING, 2)).containsExactly("week 49", "week 50");
    }

    @Test
    void what_is_missing_to_the_least_is_told_with_its_cause() {
        AccountPlan plan = only(AccountPlan.of(ReportBench.without(MONDAY, SampleWorkspace.floating("tea")), 1));
        assertThat(plan.missing())
                .extracting(Shortfall::words)
                .containsExactly("acme is 2 short in week 48 (least 3): 2 more posts are needed in the queue");
        assertThat(plan.about()).isEqualTo(" on rehearsal, Europe/London");
    }

    @Test
    void what_is_held_stands_beside_the_plan() {
        try (ReportBench bench =
                new ReportBench(folder, SampleWorkspace.floating("tea"), SampleWorkspace.floating("fair"))) {
            bench.at(MONDAY).hand().handIn();
            bench.hand().hold(new PostId("tea"), null, "not yet");
            AccountPlan plan = only(AccountPlan.of(bench.source(), 1));
            assertThat(plan.plan().slots())
                    .extracting(slot -> slot.id().post().value())
                    .containsExactly("fair");
            assertThat(plan.needsYou())
                    .extracting(each -> each.delivery().id().post().value())
                    .containsExactly("tea");
        }
    }

    @Test
    void a_long_queue_says_how_long_it_lasts() {
        Post[] queue = IntStream.range(0, 20)
                .mapToObj(i -> SampleWorkspace.floating("post-" + i))
                .toArray(Post[]::new);
        AccountPlan plan = only(AccountPlan.of(ReportBench.without(MONDAY, queue), 1));
        assertThat(plan.lasts(Instant.parse(MONDAY)).orElseThrow())
                .startsWith("20 posts wait; at ")
                .endsWith(": a larger aim: in the quota, up to 10, sends them sooner");
    }

    private static List<String> weeks(String now, int weeks) {
        Post[] queue = IntStream.range(0, 40)
                .mapToObj(i -> SampleWorkspace.floating("post-" + i))
                .toArray(Post[]::new);
        return only(AccountPlan.of(ReportBench.without(now, queue), weeks)).forecasts().stream()
                .map(QuotaForecast::label)
                .toList();
    }

    private static AccountPlan only(List<AccountPlan> plans) {
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }
}

package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.NewPost;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a post goes out, what it moves, and what stands against it. */
final class ForecastsTest {
    private static final String TEN = "2026-11-23T10:00:00Z";

    @TempDir
    Path folder;

    @Test
    void a_pinned_post_goes_out_at_its_time() {
        Post tea = SampleWorkspace.pinned("tea", "2026-11-24T10:15", LatePolicy.NEXT_SLOT);
        assertThat(words(ReportBench.without(TEN, tea)))
                .containsExactly("It goes out on acme Tue 24 Nov 10:15 GMT (+00:00): pinned.");
    }

    @Test
    void a_post_pinned_far_ahead_is_found_though_a_command_looks_less_far() {
        Post tea = SampleWorkspace.pinned("tea", "2027-03-01T10:15", LatePolicy.NEXT_SLOT);
        assertThat(words(ReportBench.without(TEN, tea)))
                .containsExactly("It goes out on acme Mon 1 Mar 2027 10:15 GMT (+00:00): pinned.");
    }

    @Test
    void what_is_held_has_no_slot_and_says_why() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at(TEN).hand().handIn();
            bench.hand().hold(new PostId("tea"), null, "not yet");
            assertThat(words(bench.source())).containsExactly("It has no slot on acme: it is held, not yet.");
        }
    }

    /** Beyond the aim of a week, what floats waits for the next. */
    @Test
    void a_pin_that_takes_the_last_place_of_a_week_moves_what_floats() {
        List<Post> queue = new ArrayList<>(List.of(SampleWorkspace.floating("fair")));
        for (int i = 0; i < SampleWorkspace.QUOTA.aim() - 1; i++) {
            String at = "2026-11-%dT%02d:00".formatted(24 + i / 3, 9 + i % 3);
            queue.add(SampleWorkspace.pinned("pin-" + i, at, LatePolicy.NEXT_SLOT));
        }
        RoundPreview before =
                ReportBench.without(TEN, queue.toArray(Post[]::new)).outlook();
        Post tea = SampleWorkspace.pinned("tea", "2026-11-27T15:00", LatePolicy.NEXT_SLOT);
        queue.add(tea);
        RoundPreview after =
                ReportBench.without(TEN, queue.toArray(Post[]::new)).outlook();
        assertThat(DisplacedPosts.words(before, after, tea.id())).contains("It moves 1 other later: fair.");
        assertThat(DisplacedPosts.words(before, before, tea.id())).isEmpty();
    }

    @Test
    void pins_that_stand_too_close_are_told_before_their_time() {
        Post tea = SampleWorkspace.pinned("tea", "2026-11-24T10:15", LatePolicy.HOLD);
        Post fair = SampleWorkspace.pinned("fair", "2026-11-24T10:30", LatePolicy.HOLD);
        Post next = SampleWorkspace.pinned("next", "2026-11-24T11:30", LatePolicy.HOLD);
        assertThat(CrowdedPinWarnings.problems(ReportBench.without(TEN, tea))).isEmpty();
        assertThat(CrowdedPinWarnings.problems(ReportBench.without(TEN, tea, fair, next)))
                .extracting(Problem::remedy)
                .containsExactly("pin one of them to another time, or change the quota");
    }

    @Test
    void what_the_rules_have_against_a_typed_post_is_said_in_the_words_of_the_line() {
        ReportSource source = ReportBench.without(TEN, SampleWorkspace.floating("tea"));
        NewPost same = new NewPost(
                new PostId("again"), List.of(SampleWorkspace.ACME), "This is tea", null, null, null, false, false);
        assertThat(EditCheck.ofNew(source, same))
                .extracting(Problem::remedy)
                .anyMatch(each -> each.contains("--repeat"));
    }

    @Test
    void nothing_stands_against_another_time_to_come() {
        Post tea = SampleWorkspace.pinned("tea", "2026-11-24T10:15", LatePolicy.HOLD);
        ReportSource source = ReportBench.without(TEN, tea);
        assertThat(EditCheck.ofPin(source, tea, LocalDateTime.parse("2026-11-24T11:15")))
                .isEmpty();
    }

    private static List<String> words(ReportSource source) {
        return PublicationForecast.of(source, new PostId("tea"), List.of(SampleWorkspace.ACME)).stream()
                .map(PublicationForecast::words)
                .toList();
    }
}

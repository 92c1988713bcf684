package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.PostId;
import dev.punchclock.post.Wording;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostHistoryTest {
    private static final String TEN = "2026-11-23T10:00:00Z";
    private static final Instant NOW = Instant.parse(TEN);
    private static final PostId TEA = new PostId("tea");

    @TempDir
    Path folder;

    @Test
    void what_waits_says_for_when_and_why() {
        try (ReportBench bench =
                new ReportBench(folder, SampleWorkspace.pinned("tea", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            PostHistory tea = PostHistory.of(bench.at(TEN).source(), TEA);
            assertThat(words(tea)).containsExactly("On acme: waiting for Tue 24 Nov 10:15 GMT (+00:00), pinned");
            assertThat(tea.entries()).isEmpty();
            assertThat(tea.wording()).isEqualTo(new Wording("This is tea"));
        }
    }

    @Test
    void what_is_out_says_when_and_keeps_what_it_said() {
        try (ReportBench bench =
                new ReportBench(folder, SampleWorkspace.pinned("tea", "2026-11-23T10:00", LatePolicy.NEXT_SLOT))) {
            bench.at(TEN).round();
            PostHistory tea = PostHistory.of(bench.queue().source(), TEA);
            assertThat(tea.queued()).isNull();
            assertThat(tea.wording()).isEqualTo(new Wording("This is tea"));
            assertThat(words(tea).get(0)).startsWith("On acme: sent Mon 23 Nov 10:00 GMT (+00:00)  ");
            assertThat(tea.entries())
                    .extracting(entry -> entry.fact().kind())
                    .containsExactly(EntryKind.HANDED_IN, EntryKind.CLAIMED, EntryKind.SENT);
        }
    }

    @Test
    void what_is_held_says_what_to_do() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at(TEN).hand().handIn();
            bench.hand().hold(TEA, null, "not yet");
            PostHistory tea = PostHistory.of(bench.source(), TEA);
            assertThat(words(tea)).containsExactly("On acme: held since Mon 23 Nov 10:00 GMT (+00:00): not yet");
            assertThat(tea.deliveries().get(0).remedies(bench.source()))
                    .containsExactly("to do: punchclock unhold tea, or punchclock drop tea");
        }
    }

    @Test
    void what_is_nowhere_is_refused() {
        assertThatThrownBy(() -> PostHistory.of(ReportBench.without(TEN), TEA))
                .hasMessageContaining("there is no post tea in the queue");
    }

    @Test
    void each_line_of_the_queue_says_where_its_post_stands() {
        try (ReportBench bench = new ReportBench(
                folder,
                SampleWorkspace.pinned("tea", "2026-11-24T10:15", LatePolicy.NEXT_SLOT),
                SampleWorkspace.floating("fair"),
                SampleWorkspace.post("long", "x".repeat(60), null, LatePolicy.NEXT_SLOT))) {
            bench.at(TEN).hand().handIn();
            bench.hand().hold(new PostId("fair"), null, "");
            assertThat(QueueLine.of(bench.source()))
                    .extracting(line -> line.post().id() + " " + line.state() + " " + line.time(NOW))
                    .containsExactly(
                            "tea waiting Tue 24 Nov 10:15 GMT", "fair held Mon 23 Nov 10:00 GMT", "long not in order ");
        }
    }

    private static List<String> words(PostHistory post) {
        return post.deliveries().stream().map(each -> each.words(NOW)).toList();
    }
}

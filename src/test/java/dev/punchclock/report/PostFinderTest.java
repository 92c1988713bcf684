package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostFinderTest {
    private static final ReportSource SOURCE = ReportBench.without(
            "2026-11-23T10:00:00Z",
            SampleWorkspace.floating("tea"),
            SampleWorkspace.floating("fair-1"),
            SampleWorkspace.floating("fair-2"));

    @TempDir
    Path folder;

    @Test
    void a_beginning_is_enough_that_no_other_has() {
        assertThat(PostFinder.inQueue(SOURCE, "t").id().value()).isEqualTo("tea");
        assertThat(PostFinder.anywhere(SOURCE, "fair-2").value()).isEqualTo("fair-2");
    }

    @Test
    void it_never_guesses_between_several() {
        assertThatThrownBy(() -> PostFinder.inQueue(SOURCE, "fair"))
                .hasMessageContaining("2 posts begin with fair: fair-1, fair-2");
    }

    @Test
    void what_was_meant_is_proposed_where_there_is_none() {
        assertThatThrownBy(() -> PostFinder.inQueue(SOURCE, "teas"))
                .hasMessageContaining("there is no post teas in the queue")
                .hasMessageContaining("did you mean tea?");
        assertThatThrownBy(() -> PostFinder.anywhere(SOURCE, "no id")).hasMessageContaining("not the id of a post");
    }

    @Test
    void what_is_gone_from_the_queue_is_found_in_the_ledger_only() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at("2026-11-23T10:00:00Z").hand().handIn();
            ReportSource source = bench.queue(SampleWorkspace.floating("tea-2")).source();
            assertThat(PostFinder.anywhere(source, "tea").value()).isEqualTo("tea");
            assertThatThrownBy(() -> PostFinder.inQueue(source, "tea"))
                    .hasMessageContaining("there is no post tea in the queue");
        }
    }
}

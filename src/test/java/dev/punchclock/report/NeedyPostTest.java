package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NeedyPostTest {
    private static final String TEN = "2026-11-23T10:00:00Z";

    @TempDir
    Path folder;

    @Test
    void what_waits_needs_nobody() {
        assertThat(needy(ReportBench.without(TEN, SampleWorkspace.floating("tea"))))
                .isEmpty();
    }

    @Test
    void what_is_unknown_comes_before_what_is_held() {
        try (ReportBench bench = handedIn("fair", "tea")) {
            bench.hand().hold(new PostId("fair"), null, "not yet");
            bench.write(
                    EntryBody.claimed(ReportBench.id("tea"), claim("tea")),
                    EntryBody.of(EntryKind.UNKNOWN, ReportBench.id("tea")).note("no answer"));
            assertThat(needy(bench.source()))
                    .containsExactly(
                            "tea on acme unknown: the next look in work hours asks the network; or look yourself:"
                                    + " punchclock resolve tea --sent URL, or --not-sent",
                            "fair on acme held: punchclock unhold fair, or punchclock drop fair");
        }
    }

    @Test
    void what_is_held_and_was_taken_out_of_the_queue_needs_nobody() {
        try (ReportBench bench = handedIn("fair")) {
            bench.hand().hold(new PostId("fair"), null, "not yet");
            assertThat(needy(bench.queue().source())).isEmpty();
        }
    }

    @Test
    void what_was_refused_after_an_attempt_can_be_tried_again() {
        try (ReportBench bench = handedIn("tea")) {
            bench.write(
                    EntryBody.claimed(ReportBench.id("tea"), claim("tea")),
                    EntryBody.of(EntryKind.NOT_SENT, ReportBench.id("tea")).note("no network"),
                    EntryBody.of(EntryKind.HELD, ReportBench.id("tea")).note("enough"));
            assertThat(needy(bench.source()))
                    .containsExactly("tea on acme held: punchclock retry tea, or punchclock drop tea");
        }
    }

    private ReportBench handedIn(String... posts) {
        ReportBench bench = new ReportBench(
                folder, Stream.of(posts).map(SampleWorkspace::floating).toArray(Post[]::new));
        bench.at(TEN).hand().handIn();
        return bench;
    }

    private static Delivery.Claim claim(String post) {
        Instant at = Instant.parse(TEN);
        return new Delivery.Claim(
                at, at.plusSeconds(40), "sample/acme/" + post + "/1", at, SampleWorkspace.OWNER.key());
    }

    private static List<String> needy(ReportSource source) {
        return NeedyPost.of(source, source.next().book()).stream()
                .map(each ->
                        each.delivery().id() + " " + each.delivery().state().shown() + ": " + each.remedy())
                .toList();
    }
}

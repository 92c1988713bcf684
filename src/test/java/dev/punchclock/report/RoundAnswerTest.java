package dev.punchclock.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoundAnswerTest {
    private static final String TEN = "2026-11-23T10:00:00Z";

    @TempDir
    Path folder;

    @Test
    void a_look_at_nothing_says_that_nothing_is_due() {
        try (ReportBench bench = new ReportBench(folder)) {
            RoundAnswer answer = RoundAnswer.of(bench.at(TEN).source(), bench.round(), null);
            assertThat(answer.told()).isEmpty();
            assertThat(answer.summary()).isEqualTo("Nothing is due. Nothing waits.");
        }
    }

    @Test
    void what_went_out_is_told_and_what_comes_next() {
        try (ReportBench bench = new ReportBench(
                folder,
                SampleWorkspace.pinned("tea", "2026-11-23T10:00", LatePolicy.NEXT_SLOT),
                SampleWorkspace.pinned("fair", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            RoundReport report = bench.at(TEN).round();
            RoundAnswer answer = RoundAnswer.of(bench.source(), report, Instant.parse("2026-11-23T09:45:00Z"));
            assertThat(answer.told()).extracting(EntryBody::kind).containsExactly(EntryKind.SENT);
            assertThat(answer.summary())
                    .isEqualTo("The look before this one was 15 min ago. Next: Tue 24 Nov 10:15 GMT (+00:00),"
                            + " Europe/London.");
        }
    }

    @Test
    void an_account_that_is_paused_is_told_and_no_next_time() {
        try (ReportBench bench = new ReportBench(folder, SampleWorkspace.floating("tea"))) {
            bench.at(TEN).hand().pause(List.of(SampleWorkspace.ACME), true, null);
            RoundAnswer answer = RoundAnswer.of(bench.source(), bench.round(), null);
            assertThat(answer.summary()).isEqualTo("Nothing is due.");
            assertThat(answer.closed()).containsExactly("acme is paused: punchclock resume starts it again.");
        }
    }

    @Test
    void a_dry_run_says_what_would_go_out_now() {
        Post tea = SampleWorkspace.pinned("tea", "2026-11-23T10:00", LatePolicy.NEXT_SLOT);
        DryRunAnswer answer = DryRunAnswer.of(ReportBench.without(TEN, tea));
        assertThat(answer.due()).extracting(slot -> slot.id().toString()).containsExactly("tea on acme");
        assertThat(DryRunAnswer.of(ReportBench.without("2026-11-23T08:00:00Z", tea))
                        .due())
                .isEmpty();
        assertThat(DryRunAnswer.of(ReportBench.without(TEN)).next()).isEqualTo(" Nothing waits.");
    }
}

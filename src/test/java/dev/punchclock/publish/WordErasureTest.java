package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Retention;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordErasureTest {
    @TempDir
    Path folder;

    @Test
    void a_round_erases_what_is_older_than_the_workspace_keeps_and_publishes_as_before() {
        try (RoundBench bench = sent()) {
            bench.at("2027-12-23T10:00:00Z").round();
            assertThat(bench.delivery("a").text())
                    .as("13 months later, less a day")
                    .isEqualTo("This is a");
            bench.at("2027-12-28T10:00:00Z").round();
            bench.at("2027-12-29T10:00:00Z").round();
            assertThat(bench.delivery("a").text()).isNull();
            bench.queue(pinned("b", "2027-12-29T14:00", LatePolicy.DROP))
                    .at("2027-12-29T14:00:00Z")
                    .round();
            assertThat(bench.state("b")).isEqualTo(DeliveryState.SENT);
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
        }
    }

    @Test
    void it_looks_once_a_day_and_writes_nothing_when_nothing_is_old() {
        try (RoundBench bench = sent()) {
            bench.at("2027-12-28T10:00:00Z").round();
            bench.at("2027-12-29T10:00:00Z").round();
            bench.at("2027-12-29T16:00:00Z").round();
            bench.at("2027-12-30T10:00:00Z").round();
            assertThat(bench.ledger.lately(EntryKind.FORGOTTEN, Instant.EPOCH)).hasSize(1);
        }
    }

    @Test
    void a_clock_that_jumps_ahead_once_erases_nothing() {
        try (RoundBench bench = sent()) {
            bench.at("2027-01-15T10:00:00Z").round();
            bench.at("2040-01-02T10:00:00Z").round();
            assertThat(bench.delivery("a").text()).isEqualTo("This is a");
        }
    }

    @Test
    void a_published_post_whose_words_are_gone_is_not_published_again() {
        try (RoundBench bench = sent()) {
            bench.at("2027-12-28T10:00:00Z").round();
            bench.at("2027-12-29T10:00:00Z").round();
            bench.queue(pinned("a", "2027-12-29T14:00", LatePolicy.NEXT_SLOT))
                    .at("2027-12-29T14:00:00Z")
                    .round();
            bench.at("2027-12-29T15:00:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void the_words_of_an_unknown_post_stay() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.through(FaultyNetwork::requestLost).at("2026-11-24T10:15:00Z").round();
            Instant later = Instant.parse("2027-02-24T10:15:00Z");
            Workspace workspace = SampleWorkspace.workspace(pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT));
            assertThat(WordErasure.byHand(
                                    workspace,
                                    bench.ledger,
                                    Set.of(SampleWorkspace.ACME),
                                    later,
                                    later,
                                    SampleWorkspace.LONDON)
                            .texts())
                    .isZero();
            assertThat(bench.delivery("a").text()).isEqualTo("This is a");
        }
    }

    @Test
    void only_the_ledger_that_publishes_the_workspace_forgets() {
        try (RoundBench bench = sent()) {
            Workspace elsewhere = SampleWorkspace.workspace().publishedBy("desk9-0000");
            Instant now = Instant.parse("2027-02-24T10:15:00Z");
            assertThatThrownBy(() ->
                            WordErasure.byHand(elsewhere, bench.ledger, Set.of(), now, now, SampleWorkspace.LONDON))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("punchclock adopt");
            assertThat(bench.delivery("a").text()).isEqualTo("This is a");
        }
    }

    @Test
    void words_that_a_repeat_is_held_against_stay_for_thirty_days() {
        try (RoundBench bench = sent()) {
            Instant soon = Instant.parse("2026-12-10T10:15:00Z");
            Workspace workspace = SampleWorkspace.workspace();
            assertThat(QueueRules.REPEAT).hasDays(30);
            assertThat(WordErasure.byHand(
                                    workspace,
                                    bench.ledger,
                                    Set.of(SampleWorkspace.ACME),
                                    soon,
                                    soon,
                                    SampleWorkspace.LONDON)
                            .needed())
                    .isEqualTo(1);
            Instant later = Instant.parse("2026-12-25T10:15:00Z");
            assertThat(WordErasure.byHand(
                                    workspace,
                                    bench.ledger,
                                    Set.of(SampleWorkspace.ACME),
                                    later,
                                    later,
                                    SampleWorkspace.LONDON)
                            .texts())
                    .isEqualTo(1);
        }
    }

    @Test
    void for_ever_keeps_all() {
        assertThat(Retention.FOR_EVER.before(Instant.MAX, SampleWorkspace.LONDON))
                .isEmpty();
        assertThat(Retention.USUAL.before(Instant.parse("2027-12-24T10:15:00Z"), SampleWorkspace.LONDON))
                .contains(Instant.parse("2026-11-24T10:15:00Z"));
    }

    /** A post was published on Tue 24 Nov 2026 at 10:15. */
    private RoundBench sent() {
        RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT));
        bench.at("2026-11-24T10:15:00Z").round();
        return bench;
    }
}

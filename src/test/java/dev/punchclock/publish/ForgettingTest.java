package dev.punchclock.publish;

import static dev.punchclock.workspace.Sample.pinned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.State;
import dev.punchclock.post.Late;
import dev.punchclock.problem.Stopped;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.Retention;
import dev.punchclock.workspace.Sample;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {
    @TempDir
    Path folder;

    @Test
    void a_round_erases_what_is_older_than_the_workspace_keeps_and_publishes_as_before() {
        try (Bench bench = sent()) {
            bench.at("2027-12-23T10:00:00Z").round();
            assertThat(bench.delivery("a").text())
                    .as("13 months later, less a day")
                    .isEqualTo("This is a");
            bench.at("2027-12-28T10:00:00Z").round();
            bench.at("2027-12-29T10:00:00Z").round();
            assertThat(bench.delivery("a").text()).isNull();
            bench.queue(pinned("b", "2027-12-29T14:00", Late.DROP))
                    .at("2027-12-29T14:00:00Z")
                    .round();
            assertThat(bench.state("b")).isEqualTo(State.SENT);
            assertThat(bench.state("a")).isEqualTo(State.SENT);
        }
    }

    @Test
    void it_looks_once_a_day_and_writes_nothing_when_nothing_is_old() {
        try (Bench bench = sent()) {
            bench.at("2027-12-28T10:00:00Z").round();
            bench.at("2027-12-29T10:00:00Z").round();
            bench.at("2027-12-29T16:00:00Z").round();
            bench.at("2027-12-30T10:00:00Z").round();
            assertThat(bench.ledger.lately(Kind.FORGOTTEN, Instant.EPOCH)).hasSize(1);
        }
    }

    @Test
    void a_clock_that_jumps_ahead_once_erases_nothing() {
        try (Bench bench = sent()) {
            bench.at("2027-01-15T10:00:00Z").round();
            bench.at("2040-01-02T10:00:00Z").round();
            assertThat(bench.delivery("a").text()).isEqualTo("This is a");
        }
    }

    @Test
    void a_published_post_whose_words_are_gone_is_not_published_again() {
        try (Bench bench = sent()) {
            bench.at("2027-12-28T10:00:00Z").round();
            bench.at("2027-12-29T10:00:00Z").round();
            bench.queue(pinned("a", "2027-12-29T14:00", Late.NEXT_SLOT))
                    .at("2027-12-29T14:00:00Z")
                    .round();
            bench.at("2027-12-29T15:00:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void the_words_of_an_unknown_post_stay() {
        try (Bench bench = new Bench(folder, pinned("a", "2026-11-24T10:15", Late.NEXT_SLOT))) {
            bench.through(Misfortune::requestLost).at("2026-11-24T10:15:00Z").round();
            Instant later = Instant.parse("2027-02-24T10:15:00Z");
            Workspace workspace = Sample.workspace(pinned("a", "2026-11-24T10:15", Late.NEXT_SLOT));
            assertThat(Forgetting.byHand(workspace, bench.ledger, Set.of(Sample.ACME), later, later, Sample.LONDON)
                            .texts())
                    .isZero();
            assertThat(bench.delivery("a").text()).isEqualTo("This is a");
        }
    }

    @Test
    void only_the_ledger_that_publishes_the_workspace_forgets() {
        try (Bench bench = sent()) {
            Workspace elsewhere = Sample.workspace().publishedBy("desk9-0000");
            Instant now = Instant.parse("2027-02-24T10:15:00Z");
            assertThatThrownBy(() -> Forgetting.byHand(elsewhere, bench.ledger, Set.of(), now, now, Sample.LONDON))
                    .isInstanceOf(Stopped.class)
                    .hasMessageContaining("punchclock adopt");
            assertThat(bench.delivery("a").text()).isEqualTo("This is a");
        }
    }

    @Test
    void words_that_a_repeat_is_held_against_stay_for_thirty_days() {
        try (Bench bench = sent()) {
            Instant soon = Instant.parse("2026-12-10T10:15:00Z");
            Workspace workspace = Sample.workspace();
            assertThat(QueueRules.REPEAT).hasDays(30);
            assertThat(Forgetting.byHand(workspace, bench.ledger, Set.of(Sample.ACME), soon, soon, Sample.LONDON)
                            .needed())
                    .isEqualTo(1);
            Instant later = Instant.parse("2026-12-25T10:15:00Z");
            assertThat(Forgetting.byHand(workspace, bench.ledger, Set.of(Sample.ACME), later, later, Sample.LONDON)
                            .texts())
                    .isEqualTo(1);
        }
    }

    @Test
    void for_ever_keeps_all() {
        assertThat(Retention.FOR_EVER.before(Instant.MAX, Sample.LONDON)).isEmpty();
        assertThat(Retention.USUAL.before(Instant.parse("2027-12-24T10:15:00Z"), Sample.LONDON))
                .contains(Instant.parse("2026-11-24T10:15:00Z"));
    }

    /** A post was published on Tue 24 Nov 2026 at 10:15. */
    private Bench sent() {
        Bench bench = new Bench(folder, pinned("a", "2026-11-24T10:15", Late.NEXT_SLOT));
        bench.at("2026-11-24T10:15:00Z").round();
        return bench;
    }
}

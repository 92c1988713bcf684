package dev.punchclock.publish;

import static dev.punchclock.workspace.SampleWorkspace.ACME;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.network.Publication;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BusyByHandTest {
    private static final Quota WEEK = new Quota(Period.WEEK, 5, 12, Duration.ofMinutes(45));
    private static final Instant MIDNIGHT = Instant.parse("2026-11-27T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T09:00:00Z");

    @TempDir
    Path folder;

    @Test
    void a_busy_account_publishes_nothing_until_it_is_free() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-26T10:15", LatePolicy.NEXT_SLOT))) {
            busy(bench, "2026-11-26T10:00:00Z", null);
            bench.at("2026-11-26T10:15:00Z").round();
            bench.at("2026-11-26T10:30:00Z").round();
            assertThat(bench.published()).isEmpty();
            bench.at("2026-11-26T10:40:00Z").hand().free(List.of(ACME));
            bench.at("2026-11-26T10:40:01Z").round();
            assertThat(bench.published())
                    .extracting(Publication::at)
                    .containsExactly(Instant.parse("2026-11-26T10:40:01Z"));
        }
    }

    @Test
    void a_shorter_time_does_not_open_what_is_closed_for_longer() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-26T10:15", LatePolicy.NEXT_SLOT))) {
            busy(bench, "2026-11-26T10:00:00Z", MIDNIGHT);
            busy(bench, "2026-11-26T10:01:00Z", Instant.parse("2026-11-26T10:30:00Z"));
            bench.at("2026-11-26T10:31:00Z").round();
            assertThat(bench.published()).isEmpty();
            bench.at("2026-11-26T10:40:00Z").hand().free(List.of(ACME));
            bench.at("2026-11-26T10:40:01Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    /** Whether or not a round looked while it was busy: the appointment is no slot that was missed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_appointed_into_the_busy_time_moves_behind_it_and_is_not_late(boolean looked) {
        Post post = SampleWorkspace.post("a", "This is a", null, LatePolicy.HOLD);
        try (RoundBench bench = new RoundBench(folder, SampleWorkspace.context(WEEK, SampleWorkspace.office()), post)) {
            assertThat(next(bench, "2026-11-26T10:00:00Z")).isEqualTo("2026-11-26T10:05:00Z");
            busy(bench, "2026-11-26T10:01:00Z", MIDNIGHT);
            if (looked) {
                assertThat(next(bench, "2026-11-26T10:01:01Z")).isAfterOrEqualTo(FRIDAY);
            }
            Instant next = next(bench, "2026-11-26T16:00:00Z");
            assertThat(next).isAfterOrEqualTo(FRIDAY);
            bench.at(next.toString()).round();
            assertThat(bench.published())
                    .extracting(Publication::at)
                    .containsExactly(bench.clock().instant());
        }
    }

    @Test
    void once_free_what_was_appointed_behind_the_busy_time_takes_an_earlier_slot() {
        try (RoundBench bench = new RoundBench(
                folder, SampleWorkspace.context(WEEK, SampleWorkspace.office()), floating("a"), floating("b"))) {
            busy(bench, "2026-11-26T10:00:00Z", MIDNIGHT);
            assertThat(next(bench, "2026-11-26T10:00:01Z")).isAfterOrEqualTo(FRIDAY);
            bench.at("2026-11-26T11:00:00Z").hand().free(List.of(ACME));
            assertThat(next(bench, "2026-11-26T11:00:01Z")).isBefore(MIDNIGHT);
        }
    }

    @Test
    void a_pinned_post_whose_time_was_closed_is_late_as_off_the_clock() {
        try (RoundBench bench = new RoundBench(
                folder,
                pinned("a", "2026-11-26T10:15", LatePolicy.DROP),
                pinned("b", "2026-11-26T14:00", LatePolicy.DROP))) {
            busy(bench, "2026-11-26T10:00:00Z", Instant.parse("2026-11-26T11:00:00Z"));
            bench.at("2026-11-26T11:00:00Z").round();
            bench.at("2026-11-26T14:00:00Z").round();
            assertThat(bench.published())
                    .extracting(Publication::at)
                    .containsExactly(bench.clock().instant());
        }
    }

    @Test
    void busy_again_takes_the_place_of_what_was_closed_before_and_free_answers_what_it_opened() {
        try (RoundBench bench = new RoundBench(folder, floating("a"))) {
            busy(bench, "2026-11-26T10:00:00Z", null);
            busy(bench, "2026-11-26T10:05:00Z", MIDNIGHT);
            assertThat(bench.hand().free(List.of(ACME)))
                    .extracting(EntryBody::kind)
                    .containsExactly(EntryKind.FREE);
            assertThat(bench.hand().free(List.of(ACME))).isEmpty();
        }
    }

    private static Instant next(RoundBench bench, String at) {
        return bench.at(at).round().next().get(ACME);
    }

    private static void busy(RoundBench bench, String at, @Nullable Instant until) {
        bench.at(at).hand().busy(Map.of(ACME, new ManualClosing(bench.clock().instant(), until, "in court")));
    }
}

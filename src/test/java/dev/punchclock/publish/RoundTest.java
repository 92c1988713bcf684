package dev.punchclock.publish;

import static dev.punchclock.publish.RoundBench.told;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static dev.punchclock.workspace.SampleWorkspace.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.Hours;
import dev.punchclock.hours.Leave;
import dev.punchclock.hours.PersonalHours;
import dev.punchclock.hours.TimeOff;
import dev.punchclock.hours.Timetable;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Publication;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoundTest {
    private static final Instant PINNED = Instant.parse("2026-11-24T10:15:00Z");

    private static final LocalDateTime PINNED_LOCAL = LocalDateTime.parse("2026-11-24T10:15");

    @TempDir
    Path folder;

    @Test
    void a_pinned_post_goes_out_at_its_time_and_once() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            assertThat(told(bench.at("2026-11-24T10:00:00Z").round())).containsExactly("a handed-in", "a appointed");
            assertThat(told(bench.at("2026-11-24T10:15:00Z").round())).containsExactly("a sent");
            assertThat(bench.at("2026-11-24T10:16:00Z").round().happened()).isEmpty();
            assertThat(bench.published()).extracting(Publication::at).containsExactly(PINNED);
        }
    }

    @Test
    void a_cron_line_publishes_what_fell_due_since_and_says_how_late_it_was() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.DROP))) {
            RoundReport report = bench.at("2026-11-24T10:27:30Z").round();
            assertThat(told(report)).containsExactly("a handed-in", "a sent");
            assertThat(report.happened().get(1).note()).isEqualTo("12 min after its slot");
        }
    }

    @Test
    void an_hour_after_its_slot_a_post_is_late_and_does_as_it_says() {
        try (RoundBench bench = new RoundBench(
                folder,
                pinned("moves", "2026-11-24T10:15", LatePolicy.NEXT_SLOT),
                pinned("drops", "2026-11-24T10:16", LatePolicy.DROP),
                pinned("holds", "2026-11-24T10:17", LatePolicy.HOLD))) {
            bench.at("2026-11-23T16:00:00Z").round();
            assertThat(told(bench.at("2026-11-24T11:30:00Z").round()))
                    .contains("moves moved", "drops dropped", "holds held");
            assertThat(bench.published()).isEmpty();
            assertThat(bench.state("moves")).isEqualTo(DeliveryState.WAITING);
            assertThat(bench.state("drops")).isEqualTo(DeliveryState.DROPPED);
            assertThat(bench.state("holds")).isEqualTo(DeliveryState.HELD);
        }
    }

    @Test
    void what_was_pinned_to_a_time_that_was_past_when_it_was_first_seen_never_goes_out() {
        try (RoundBench bench = new RoundBench(
                folder,
                pinned("year", "2025-11-24T10:15", LatePolicy.NEXT_SLOT),
                pinned("b", "2026-11-24T10:15", LatePolicy.HOLD))) {
            assertThat(told(bench.at("2026-11-24T10:00:00Z").round())).contains("b handed-in");
            bench.at("2026-11-24T10:15:00Z").round();
            bench.at("2026-11-25T10:15:00Z").round();
            assertThat(bench.published()).hasSize(1);
            assertThat(bench.ledger.book().find(new DeliveryId(new PostId("year"), SampleWorkspace.ACME)))
                    .isNull();
        }
    }

    @Test
    void what_is_pinned_anew_to_a_time_before_it_was_handed_in_waits() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-25T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T10:00:00Z").round();
            bench.queue(pinned("a", "2025-11-25T10:15", LatePolicy.NEXT_SLOT));
            bench.at("2026-11-24T10:10:00Z").round();
            bench.at("2026-11-25T10:15:00Z").round();
            assertThat(bench.published()).isEmpty();
            bench.queue(pinned("a", "2026-11-25T10:20", LatePolicy.NEXT_SLOT));
            bench.at("2026-11-25T10:20:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void what_was_handed_in_before_its_time_is_late_after_a_machine_was_off() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-23T16:00:00Z").round();
            assertThat(told(bench.at("2026-11-26T10:00:00Z").round())).contains("a moved");
        }
    }

    @Test
    void a_post_whose_stretch_of_work_has_closed_is_late_before_the_hour_is_over() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T12:20", LatePolicy.DROP))) {
            bench.at("2026-11-24T12:00:00Z").round();
            assertThat(told(bench.at("2026-11-24T13:31:00Z").round())).containsExactly("a dropped");
        }
    }

    @Test
    void nothing_goes_out_at_nine_in_the_evening() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T21:00", LatePolicy.NEXT_SLOT))) {
            assertThat(told(bench.at("2026-11-24T21:00:00Z").round())).containsExactly("a handed-in", "a appointed");
            assertThat(told(bench.at("2026-11-24T21:01:00Z").round())).isEmpty();
            bench.at("2026-11-25T08:59:59Z").round();
            assertThat(bench.published()).isEmpty();
            bench.at("2026-11-25T09:00:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void what_could_not_go_out_because_work_was_closed_says_so_whoever_looked() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        Hours office = SampleWorkspace.office();
        TimeOff leave = new TimeOff(List.of(new Leave(day, day)), Map.of(), List.of(), List.of());
        Timetable off = Timetable.of(SampleWorkspace.LONDON, List.of(new PersonalHours(office, leave)));
        AccountContext open = SampleWorkspace.context(SampleWorkspace.QUOTA, office);
        AccountContext onLeave = new AccountContext(open.account(), null, off, open.limits());
        try (RoundBench bench = new RoundBench(folder, onLeave, pinned("a", "2026-11-24T10:15", LatePolicy.HOLD))) {
            bench.at("2026-11-23T16:00:00Z").round();
            bench.at("2026-11-25T10:00:00Z").round();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.HELD);
            assertThat(bench.delivery("a").note()).isEqualTo("off at its time, Tue 24 Nov 10:15 GMT (+00:00), leave");
        }
    }

    @Test
    void a_lost_answer_is_never_sent_again_before_the_network_was_asked() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.through(FaultyNetwork::answerLost).at("2026-11-24T10:15:00Z");
            RoundReport lost = bench.round();
            assertThat(lost.code()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(bench.state("a")).isEqualTo(DeliveryState.UNKNOWN);
            bench.through(network -> network).at("2026-11-24T10:20:00Z");
            RoundReport found = bench.round();
            assertThat(found.happened().get(0).note()).isEqualTo("found on the network");
            assertThat(found.code()).isEqualTo(ExitCode.DONE);
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void what_the_network_surely_does_not_have_may_be_sent_again_under_the_same_key() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.through(FaultyNetwork::requestLost).at("2026-11-24T10:15:00Z").round();
            String key = java.util.Objects.requireNonNull(bench.delivery("a").claim())
                    .key();
            bench.through(network -> network).at("2026-11-24T10:15:30Z");
            assertThat(bench.round().code())
                    .as("the network may still be about to show it")
                    .isEqualTo(ExitCode.UNKNOWN);
            bench.at("2026-11-24T10:17:00Z").round();
            assertThat(bench.published()).extracting(Publication::key).containsExactly(key);
        }
    }

    @Test
    void key_and_creation_are_the_same_on_every_attempt_after_a_failure_a_restart_and_a_night() {
        List<IdempotencyKey> keys = new ArrayList<>();
        Instant until = Instant.parse("2026-11-25T10:00:00Z");
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.through(network -> FaultyNetwork.heard(FaultyNetwork.requestLost(network), keys))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            bench.through(network -> FaultyNetwork.heard(FaultyNetwork.throttles(network, until), keys))
                    .at("2026-11-24T10:17:00Z")
                    .round();
        }
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.through(network -> FaultyNetwork.heard(network, keys))
                    .at("2026-11-25T10:00:00Z")
                    .round();
            bench.at("2026-11-25T10:30:00Z").round();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
        }
        assertThat(keys)
                .as("three times sent, and looked for before each")
                .hasSize(7)
                .containsOnly(keys.get(0));
        assertThat(keys.get(0)).isEqualTo(new IdempotencyKey("sample/acme/a/1", PINNED));
    }

    @Test
    void a_claim_that_another_process_gave_and_lost_meanwhile_is_not_taken_over() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T10:15:00Z");
            DeliveryId id = new DeliveryId(new PostId("a"), SampleWorkspace.ACME);
            Delivery.Claim other = new Delivery.Claim(PINNED, PINNED.plusSeconds(20), "sample/acme/a/1", PINNED, null);
            bench.through(network -> FaultyNetwork.whilePreparing(
                    network,
                    () -> bench.ledger.record(
                            PINNED,
                            ledgerState -> new LedgerDecision.Decided<>(
                                    List.of(EntryBody.claimed(id, other), EntryBody.of(EntryKind.NOT_SENT, id)),
                                    true))));
            bench.round();
            assertThat(bench.published()).isEmpty();
            bench.through(network -> network).at("2026-11-24T10:16:00Z").round();
            assertThat(bench.delivery("a").claim())
                    .extracting(Delivery.Claim::createdAt)
                    .isEqualTo(PINNED);
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void while_the_network_cannot_tell_nothing_is_sent_and_a_person_can_resolve_it() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.through(FaultyNetwork::answerLostForGood)
                    .at("2026-11-24T10:15:00Z")
                    .round();
            for (int i = 0; i < 5; i++) {
                bench.sleep(Duration.ofMinutes(10));
                assertThat(bench.round().code()).isEqualTo(ExitCode.UNKNOWN);
            }
            assertThatThrownBy(() -> bench.hand().retry(new PostId("a"), null))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("punchclock resolve a --sent URL");
            bench.hand().resolveSent(new PostId("a"), null, "https://acme.example/1");
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
            assertThat(bench.ledger.book().published(SampleWorkspace.OWNER, Instant.EPOCH))
                    .hasSize(1);
        }
    }

    @Test
    void a_machine_that_sleeps_between_claim_and_gate_publishes_nothing_after_closing() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T17:20", LatePolicy.NEXT_SLOT))) {
            bench.through(network -> FaultyNetwork.asleepBeforeGate(network, () -> bench.sleep(Duration.ofHours(3))));
            RoundReport report = bench.at("2026-11-24T17:20:00Z").round();
            assertThat(report.code()).isEqualTo(ExitCode.RULE);
            assertThat(bench.published()).isEmpty();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.WAITING);
        }
    }

    @Test
    void a_refused_post_is_held_and_the_next_one_goes_on() {
        Quota noGap = new Quota(Period.DAY, 0, 9, Duration.ZERO);
        try (RoundBench bench = new RoundBench(
                folder,
                SampleWorkspace.context(noGap, SampleWorkspace.office()),
                pinned("a", "2026-11-24T10:15", LatePolicy.DROP),
                pinned("b", "2026-11-24T10:15", LatePolicy.DROP))) {
            bench.through(network -> FaultyNetwork.refuses(network, "This is a"));
            RoundReport report = bench.at("2026-11-24T10:15:00Z").round();
            assertThat(told(report)).containsExactly("a handed-in", "b handed-in", "a refused", "b sent");
            assertThat(report.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(bench.state("a")).isEqualTo(DeliveryState.HELD);
        }
    }

    @Test
    void a_throttled_account_keeps_quiet_as_long_as_the_network_asked() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            Instant until = Instant.parse("2026-11-24T10:40:00Z");
            bench.through(network -> FaultyNetwork.throttles(network, until))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            bench.through(network -> network).at("2026-11-24T10:39:59Z").round();
            assertThat(bench.published()).isEmpty();
            bench.at("2026-11-24T10:40:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void the_maximum_holds_over_rounds_and_the_gap_between_them() {
        Quota quota = new Quota(Period.DAY, 0, 2, Duration.ofMinutes(30));
        try (RoundBench bench = new RoundBench(
                folder,
                SampleWorkspace.context(quota, SampleWorkspace.office()),
                pinned("a", "2026-11-24T10:00", LatePolicy.NEXT_SLOT),
                pinned("b", "2026-11-24T10:10", LatePolicy.NEXT_SLOT),
                pinned("c", "2026-11-24T11:30", LatePolicy.DROP))) {
            for (int minute = 0; minute < 8 * 60; minute += 5) {
                bench.at("2026-11-24T09:00:00Z").sleep(Duration.ofMinutes(minute));
                bench.round();
            }
            List<Publication> published = bench.published();
            assertThat(published).hasSize(2);
            assertThat(Duration.between(published.get(0).at(), published.get(1).at()))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        }
    }

    @Test
    void a_paused_account_publishes_nothing() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.hand().pause(List.of(SampleWorkspace.ACME), true, null);
            bench.at("2026-11-24T10:15:00Z").round();
            assertThat(bench.published()).isEmpty();
            bench.hand().pause(List.of(SampleWorkspace.ACME), false, null);
            bench.at("2026-11-24T10:20:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void a_second_look_does_not_bring_forward_what_the_first_has_put_off() {
        Quota week = new Quota(Period.WEEK, 5, 12, Duration.ofMinutes(45));
        try (RoundBench bench = new RoundBench(
                folder,
                SampleWorkspace.context(week, SampleWorkspace.office()),
                floating("a"),
                floating("b"),
                floating("c"))) {
            Instant next = bench.at("2026-11-26T10:00:00Z").round().next().get(SampleWorkspace.ACME);
            assertThat(next).isEqualTo("2026-11-26T10:05:00Z");
            assertThat(bench.at("2026-11-26T10:00:20Z").round().next()).containsEntry(SampleWorkspace.ACME, next);
            assertThat(bench.at("2026-11-26T10:04:40Z").round().next()).containsEntry(SampleWorkspace.ACME, next);
            assertThat(bench.published()).isEmpty();
            bench.at("2026-11-26T10:05:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void a_clock_behind_the_ledger_publishes_nothing() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T10:00:00Z").round();
            bench.at("2026-11-24T09:30:00Z");
            assertThatThrownBy(bench::round)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("set the clock");
        }
    }

    @Test
    void the_wrong_handle_publishes_nothing() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.through(FaultyNetwork::somebodyElse).at("2026-11-24T10:15:00Z");
            RoundReport report = bench.round();
            assertThat(report.code()).isEqualTo(ExitCode.RULE);
            assertThat(report.problems())
                    .singleElement()
                    .extracting(Problem::what)
                    .asString()
                    .contains("belong to @davejones_fc, not to @acme");
            assertThat(bench.state("a")).isEqualTo(DeliveryState.WAITING);
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void what_another_process_published_between_plan_and_claim_is_seen_by_the_claim() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T10:15:00Z");
            bench.through(network ->
                    FaultyNetwork.whilePreparing(network, () -> bench.count("https://acme.example/1", PINNED)));
            bench.round();
            assertThat(bench.published()).isEmpty();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.WAITING);
        }
    }

    @Test
    void the_same_words_as_a_month_before_are_held_and_not_said_again() {
        try (RoundBench bench =
                new RoundBench(folder, post("a", "Court sits at ten", PINNED_LOCAL, LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T10:15:00Z").round();
            bench.queue(post("b", "court sits at TEN", PINNED_LOCAL.plusHours(5), LatePolicy.NEXT_SLOT));
            RoundReport report = bench.at("2026-11-24T15:15:00Z").round();
            assertThat(report.code()).isEqualTo(ExitCode.RULE);
            assertThat(bench.delivery("b").note()).isEqualTo("acme said the same within 30 days: a");
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void what_is_held_stays_held_while_its_post_is_away() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T14:00", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T12:00:00Z").hand().hold(new PostId("a"), null, "the press office");
            bench.queue().at("2026-11-24T12:05:00Z").round();
            bench.queue(pinned("a", "2026-11-24T14:00", LatePolicy.NEXT_SLOT));
            bench.at("2026-11-24T12:10:00Z").round();
            bench.at("2026-11-24T14:00:00Z").round();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.HELD);
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void a_late_pinned_post_that_a_person_lets_go_takes_the_next_slot() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.HOLD))) {
            bench.at("2026-11-24T12:00:00Z").round();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.HELD);
            bench.hand().unhold(new PostId("a"), null);
            bench.at("2026-11-24T12:01:00Z").round();
            bench.at("2026-11-24T12:06:00Z").round();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
        }
    }

    @Test
    void a_pause_drops_nothing_and_still_finds_out_what_is_unknown() {
        try (RoundBench bench = new RoundBench(
                folder,
                pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT),
                pinned("b", "2026-11-24T11:15", LatePolicy.DROP))) {
            bench.through(FaultyNetwork::answerLost).at("2026-11-24T10:15:00Z").round();
            bench.through(network -> network).hand().pause(List.of(SampleWorkspace.ACME), true, null);
            bench.at("2026-11-24T16:00:00Z").round();
            assertThat(bench.state("a")).isEqualTo(DeliveryState.SENT);
            assertThat(bench.state("b")).isEqualTo(DeliveryState.WAITING);
        }
    }

    @Test
    void a_clock_that_was_ahead_is_forgotten_when_a_person_adopts_anew() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at("2027-02-24T10:00:00Z").hand().hold(new PostId("a"), null, "wait");
            bench.at("2026-11-24T10:00:00Z");
            assertThatThrownBy(bench::round)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("punchclock adopt");
            bench.adopt();
            bench.hand().unhold(new PostId("a"), null);
            bench.at("2026-11-24T10:15:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void a_post_that_is_moved_to_a_later_time_does_not_go_out_at_the_earlier_one() {
        try (RoundBench bench = new RoundBench(folder, pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT))) {
            bench.at("2026-11-24T09:00:00Z").round();
            bench.queue(pinned("a", "2026-11-25T15:00", LatePolicy.NEXT_SLOT));
            bench.at("2026-11-24T09:10:00Z").round();
            bench.at("2026-11-24T10:16:00Z").round();
            bench.at("2026-11-25T14:59:59Z").round();
            assertThat(bench.published()).isEmpty();
            bench.at("2026-11-25T15:00:00Z").round();
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void an_appointment_is_kept_or_brought_forward_when_the_queue_grows_and_never_pushed_ahead() {
        Quota week = new Quota(Period.WEEK, 0, 10, Duration.ofMinutes(45));
        try (RoundBench bench =
                new RoundBench(folder, SampleWorkspace.context(week, SampleWorkspace.office()), floating("a"))) {
            Instant slot = bench.at("2026-11-23T09:00:00Z").round().next().get(SampleWorkspace.ACME);
            bench.queue(floating("a"), floating("b"), floating("c"), floating("d"));
            Instant among4 = bench.at("2026-11-23T09:01:00Z").round().next().get(SampleWorkspace.ACME);
            assertThat(among4).isBefore(slot);
            bench.queue(floating("a"));
            Instant alone = bench.at("2026-11-23T09:02:00Z").round().next().get(SampleWorkspace.ACME);
            assertThat(alone).isEqualTo(among4);
            assertThat(bench.ledger
                            .book()
                            .appointment(SampleWorkspace.ACME)
                            .orElseThrow()
                            .delivery()
                            .post()
                            .value())
                    .isEqualTo("a");
        }
    }
}

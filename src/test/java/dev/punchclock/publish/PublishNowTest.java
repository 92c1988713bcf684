package dev.punchclock.publish;

import static dev.punchclock.publish.RoundBench.told;
import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.network.Publication;
import dev.punchclock.network.TextLimits;
import dev.punchclock.network.TextObjection;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishNowTest {
    private static final String OPEN = "2026-11-24T10:00:00Z";
    private static final String EVENING = "2026-11-24T21:04:00Z";
    private static final Post RELEASE = post("v1.4.0", "Version 1.4.0 is out", null, LatePolicy.NEXT_SLOT);
    private static final Post OTHER_TEXT = post("v1.4.0", "Version 1.4.0 is out!", null, LatePolicy.NEXT_SLOT);

    @TempDir
    Path folder;

    @Test
    void it_goes_out_at_once_and_under_one_key_only_once() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            PublishNowResult first = bench.atOnce(RELEASE);
            assertThat(first.result()).isEqualTo(Result.SENT);
            PublishNowResult second = bench.at("2026-11-24T12:00:00Z").atOnce(RELEASE);
            assertThat(second.result()).isEqualTo(Result.SENT_BEFORE);
            assertThat(second.receipt()).isEqualTo(first.receipt());
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void the_same_key_with_another_text_is_refused() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            bench.atOnce(RELEASE);
            PublishNowResult other = bench.at("2026-11-24T12:00:00Z").atOnce(OTHER_TEXT);
            assertThat(other.result()).isEqualTo(Result.RULE);
            assertThat(other.why()).isEqualTo("the key v1.4.0 stands for another text");
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void off_the_clock_nothing_is_sent_or_kept_and_it_says_when_work_begins() {
        try (RoundBench bench = new RoundBench(folder).at(EVENING)) {
            PublishNowResult closed = bench.atOnce(RELEASE);
            assertThat(closed.result()).isEqualTo(Result.CLOSED);
            assertThat(closed.opens()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
            assertThat(bench.published()).isEmpty();
            assertThat(bench.ledger.book().everything()).isEmpty();
        }
    }

    @Test
    void too_close_to_closing_time_counts_as_closed() {
        try (RoundBench bench = new RoundBench(folder).at("2026-11-24T12:29:58Z")) {
            assertThat(bench.atOnce(RELEASE).opens()).isEqualTo(Instant.parse("2026-11-24T13:30:00Z"));
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void the_door_lets_it_out_on_record_and_nothing_else() {
        try (RoundBench bench = new RoundBench(folder).at(EVENING)) {
            assertThat(bench.atOnce(RELEASE, new OffHoursOverride("the court rose late", false))
                            .result())
                    .isEqualTo(Result.SENT);
            assertThat(bench.ledger.offHours(Instant.EPOCH))
                    .extracting(
                            entry -> entry.fact().note() + " " + entry.fact().detail(EntryBody.PAID))
                    .containsExactly("the court rose late false");
            assertThat(bench.atOnce(floating("b")).result()).isEqualTo(Result.CLOSED);
        }
    }

    @Test
    void while_busy_it_is_closed_as_off_the_clock_and_the_door_does_not_help() {
        try (RoundBench bench = new RoundBench(folder).at("2026-11-24T10:00:00Z")) {
            Instant end = Instant.parse("2026-11-24T13:00:00Z");
            ManualClosing court = new ManualClosing(bench.clock().instant(), end, "in court");
            bench.hand().busy(Map.of(SampleWorkspace.ACME, court));
            PublishNowResult closed = bench.atOnce(RELEASE);
            assertThat(closed.result()).isEqualTo(Result.CLOSED);
            assertThat(closed.why()).isEqualTo("busy until Tue 24 Nov 13:00 GMT: in court");
            assertThat(closed.opens()).isEqualTo(Instant.parse("2026-11-24T13:30:00Z"));
            PublishNowResult refused = bench.atOnce(RELEASE, new OffHoursOverride("it is urgent", true));
            assertThat(refused.result()).isEqualTo(Result.RULE);
            assertThat(refused.remedy()).isEqualTo("punchclock free opens it again");
            assertThat(bench.published()).isEmpty();
            assertThat(bench.ledger.book().everything()).isEmpty();
        }
    }

    @Test
    void the_maximum_and_the_gap_hold_also_through_the_door() {
        Quota one = new Quota(Period.DAY, 0, 1, Duration.ofMinutes(15));
        try (RoundBench bench = new RoundBench(folder, SampleWorkspace.context(one, SampleWorkspace.office()))
                .at("2026-11-24T16:00:00Z")) {
            bench.atOnce(RELEASE);
            PublishNowResult second = bench.at(EVENING).atOnce(floating("b"), new OffHoursOverride("why not", true));
            assertThat(second.result()).isEqualTo(Result.RULE);
            assertThat(second.why()).isEqualTo("the most for Tue 24 Nov (1) is reached");
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void a_rule_that_says_no_is_named_and_nothing_stays_behind() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            bench.atOnce(RELEASE);
            PublishNowResult soon = bench.at("2026-11-24T10:01:00Z").atOnce(floating("b"));
            assertThat(soon.result()).isEqualTo(Result.RULE);
            assertThat(soon.why()).isEqualTo("the last post is less than 45 min ago");
            assertThat(bench.ledger.book().everything()).hasSize(1);
        }
    }

    @Test
    void what_the_network_refused_is_not_kept_and_may_be_tried_again_under_its_key() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            PublishNowResult refused = bench.through(network ->
                            FaultyNetwork.refuses(network, RELEASE.wording().text()))
                    .atOnce(RELEASE);
            assertThat(refused.result()).isEqualTo(Result.NETWORK);
            assertThat(bench.state("v1.4.0")).isEqualTo(DeliveryState.WITHDRAWN);
            bench.round();
            assertThat(bench.published()).isEmpty();
            assertThat(bench.through(network -> network).atOnce(RELEASE).result())
                    .isEqualTo(Result.SENT);
        }
    }

    @Test
    void after_a_lost_answer_the_network_is_asked_at_once() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            assertThat(bench.through(FaultyNetwork::answerLost).atOnce(RELEASE).result())
                    .isEqualTo(Result.SENT);
            assertThat(bench.state("v1.4.0")).isEqualTo(DeliveryState.SENT);
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void while_nobody_knows_it_is_unknown_and_never_sent_again_blindly() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            PublishNowResult lost = bench.through(FaultyNetwork::requestLost).atOnce(RELEASE);
            assertThat(lost.result()).isEqualTo(Result.UNKNOWN);
            assertThat(lost.remedy()).contains("punchclock resolve v1.4.0 --sent URL, or --not-sent");
            assertThat(bench.hand().isCommands(RELEASE.id())).isTrue();
            bench.through(network -> network).at("2026-11-24T10:00:30Z");
            assertThat(bench.atOnce(RELEASE).result()).isEqualTo(Result.UNKNOWN);
            assertThat(bench.published()).isEmpty();
            assertThat(bench.at("2026-11-24T10:05:00Z").atOnce(RELEASE).result())
                    .as("by now the network would show it")
                    .isEqualTo(Result.SENT);
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void of_two_processes_with_one_key_at_the_same_moment_one_sends_and_the_other_says_so() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            PublishNowResult late = bench.through(network -> FaultyNetwork.whilePreparing(
                            network, () -> bench.through(n -> n).atOnce(RELEASE)))
                    .atOnce(RELEASE);
            assertThat(late.result()).isEqualTo(Result.SENT_BEFORE);
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void of_two_texts_under_one_key_at_the_same_moment_one_goes_out() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            PublishNowResult late = bench.through(network -> FaultyNetwork.whilePreparing(
                            network, () -> bench.through(n -> n).atOnce(OTHER_TEXT)))
                    .atOnce(RELEASE);
            assertThat(late.why()).isEqualTo("the key v1.4.0 stands for another text");
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void what_another_process_sends_while_the_rules_are_asked_is_no_bug() {
        AccountContext plain = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        AccountContext context =
                new AccountContext(plain.account(), plain.member(), plain.timetable(), new TextLimits() {
                    @Override
                    public String network() {
                        return plain.limits().network();
                    }

                    @Override
                    public boolean isRehearsal() {
                        return plain.limits().isRehearsal();
                    }

                    @Override
                    public Optional<TextObjection> objection(Wording wording) {
                        meanwhile.getAndSet(() -> {}).run();
                        return plain.limits().objection(wording);
                    }

                    @Override
                    public Duration attempt() {
                        return plain.limits().attempt();
                    }

                    @Override
                    public Duration settle() {
                        return plain.limits().settle();
                    }
                });
        try (RoundBench bench = new RoundBench(folder, context).at(OPEN)) {
            meanwhile.set(() -> bench.atOnce(RELEASE));
            assertThat(bench.atOnce(RELEASE).result()).isEqualTo(Result.SENT_BEFORE);
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void a_stranger_with_the_credentials_sends_nothing() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN).through(FaultyNetwork::somebodyElse)) {
            assertThatThrownBy(() -> bench.atOnce(RELEASE)).isInstanceOf(ProblemException.class);
            assertThat(bench.published()).isEmpty();
            assertThat(bench.ledger.book().everything()).isEmpty();
        }
    }

    @Test
    void a_round_does_not_touch_what_was_posted_at_once() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            bench.atOnce(RELEASE);
            assertThat(told(bench.at("2026-11-24T10:05:00Z").round())).isEmpty();
            assertThat(bench.state("v1.4.0")).isEqualTo(DeliveryState.SENT);
        }
    }

    @Test
    void a_post_of_the_queue_keeps_its_slot() {
        try (RoundBench bench = new RoundBench(folder, RELEASE).at(OPEN)) {
            assertThat(bench.atOnce(RELEASE).result()).isEqualTo(Result.QUEUED);
            assertThat(bench.atOnce(OTHER_TEXT).why())
                    .isEqualTo("the key v1.4.0 is a post of the queue with another text");
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void a_draft_of_the_queue_does_not_wait_there() {
        Post draft = new Post(
                RELEASE.id(),
                true,
                RELEASE.to(),
                RELEASE.wording(),
                null,
                null,
                LatePolicy.NEXT_SLOT,
                true,
                false,
                RELEASE.places());
        try (RoundBench bench = new RoundBench(folder, draft).at(OPEN)) {
            PublishNowResult answer = bench.atOnce(RELEASE);
            assertThat(answer.result()).isEqualTo(Result.RULE);
            assertThat(answer.why()).isEqualTo("the key v1.4.0 is a draft of the queue");
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void without_a_memory_the_network_tells_what_was_sent_before() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            assertThat(bench.withoutMemory(RELEASE).result()).isEqualTo(Result.SENT);
            PublishNowResult again = bench.at("2026-11-24T12:00:00Z").withoutMemory(RELEASE);
            assertThat(again.result()).isEqualTo(Result.SENT_BEFORE);
            assertThat(again.receipt()).isEqualTo(bench.published().get(0).receipt());
            assertThat(bench.withoutMemory(OTHER_TEXT).result()).isEqualTo(Result.RULE);
            assertThat(bench.ledger.book().everything()).isEmpty();
        }
    }

    @Test
    void without_a_memory_gap_and_maximum_are_counted_on_the_network() {
        Quota two = new Quota(Period.WEEK, 0, 2, Duration.ofMinutes(15));
        try (RoundBench bench =
                new RoundBench(folder, SampleWorkspace.context(two, SampleWorkspace.office())).at(OPEN)) {
            bench.withoutMemory(floating("a"));
            assertThat(bench.at("2026-11-24T10:10:00Z")
                            .withoutMemory(floating("b"))
                            .why())
                    .isEqualTo("the last post is less than 15 min ago");
            assertThat(bench.at("2026-11-24T11:00:00Z")
                            .withoutMemory(floating("b"))
                            .result())
                    .isEqualTo(Result.SENT);
            assertThat(bench.at("2026-11-25T11:00:00Z")
                            .withoutMemory(floating("c"))
                            .why())
                    .isEqualTo("the most for week 48 (2) is reached");
        }
    }

    @Test
    void without_a_memory_nothing_is_sent_when_the_network_cannot_be_asked() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN).through(FaultyNetwork::cannotRead)) {
            assertThatThrownBy(() -> bench.withoutMemory(RELEASE))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            stopped -> assertThat(stopped.code()).isEqualTo(ExitCode.RULE))
                    .hasMessageContaining("nothing is sent before the network was asked");
            assertThat(bench.published()).isEmpty();
        }
    }

    @Test
    void two_machines_without_a_memory_at_the_same_moment_do_not_both_say_that_all_is_well() {
        try (RoundBench bench = new RoundBench(folder).at(OPEN)) {
            PublishNowResult late = bench.through(network -> FaultyNetwork.whilePreparing(
                            network, () -> bench.through(n -> n).withoutMemory(RELEASE)))
                    .withoutMemory(RELEASE);
            assertThat(bench.published()).extracting(Publication::text).hasSize(2);
            assertThat(late.result()).isEqualTo(Result.SENT_TOO_MANY);
            assertThat(late.result().code()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(late.why()).startsWith("two jobs sent it at the same moment, and it stands there twice");
        }
    }
}

package dev.punchclock.publish;

import static dev.punchclock.publish.RoundBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.Account;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.post.PostPositions;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.FilePosition;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.SampleWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread goes out part by part, each claimed and settled by itself; it may break off after any, and goes on there. */
final class ThreadTest {
    private static final Post THREAD = thread("t", "2026-11-24T10:15");

    @TempDir
    Path folder;

    @Test
    void the_parts_go_out_one_right_after_the_other_and_count_as_one_post() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            RoundReport report = bench.at("2026-11-24T10:15:00Z").round();
            assertThat(told(report)).containsExactly("t handed-in", "t part-sent", "t part-sent", "t sent");
            assertThat(bench.published()).extracting(Publication::text).containsExactly("one", "two", "three");
            assertThat(bench.published())
                    .extracting(Publication::key)
                    .containsExactly("sample/acme/t/1", "sample/acme/t/2", "sample/acme/t/3");
            assertThat(bench.ledger.book().counted(SampleWorkspace.OWNER, Instant.EPOCH))
                    .hasSize(1);
            assertThat(bench.delivery("t").receipt())
                    .isEqualTo(bench.published().get(0).receipt());
            assertThat(bench.at("2026-11-24T10:20:00Z").round().happened()).isEmpty();
        }
    }

    /** The rehearsal network has a record for each name of an account, and counts from one in each. */
    @Test
    void what_goes_on_under_a_new_name_of_its_account_is_sent_once() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(1, real -> FaultyNetwork.refuses(real, "two")))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            bench.hand().retry(new PostId("t"), null);
            assertThat(bench.published()).hasSize(1);
        }
        AccountContext before = SampleWorkspace.context(SampleWorkspace.QUOTA, SampleWorkspace.office());
        Account acme = before.account();
        AccountName name = new AccountName("acme-new");
        Account renamed = new Account(
                name, acme.network(), acme.handle(), acme.server(), acme.audience(), acme.quota(), acme.settings());
        AccountContext context = new AccountContext(renamed, null, before.timetable(), SampleWorkspace.LIMITS);
        try (RoundBench bench = new RoundBench(folder, context, THREAD.onlyTo(List.of(name)))) {
            bench.at("2026-11-24T10:20:00Z").round();
            bench.at("2026-11-24T11:20:00Z").round();
            assertThat(bench.published()).extracting(Publication::text).containsExactly("two", "three");
            assertThat(bench.ledger.book().of(new PostId("t")))
                    .extracting(Delivery::state)
                    .contains(DeliveryState.SENT);
        }
    }

    @Test
    void what_a_part_of_a_thread_said_is_not_said_again_within_thirty_days() {
        Post single = post("single", new Wording("TWO"), "2026-12-01T10:15");
        Post other = post("other", Wording.ofThread(List.of("four", "three")), "2026-12-02T10:15");
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.at("2026-11-24T10:15:00Z").round();
            bench.queue(single, other); // the thread has left the queue
            bench.at("2026-12-01T10:15:00Z").round();
            bench.at("2026-12-02T10:15:00Z").round();
            assertThat(bench.delivery("single").note()).isEqualTo("acme said the same within 30 days: t");
            assertThat(bench.delivery("other").note())
                    .isEqualTo("part 2 of the thread: acme said the same within 30 days: t");
            assertThat(bench.published()).as("not even the part that is new").hasSize(3);
        }
    }

    @Test
    void what_the_last_part_said_is_recent_though_the_first_is_old() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(2, real -> FaultyNetwork.refuses(real, "three")))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            bench.through(real -> real).at("2026-12-15T10:15:00Z").hand().retry(new PostId("t"), null);
            bench.round();
            assertThat(bench.published()).hasSize(3);
            bench.queue(
                    THREAD,
                    post("a", new Wording("one"), "2026-12-28T10:15"),
                    post("c", new Wording("three"), "2026-12-29T10:15"));
            bench.at("2026-12-28T10:15:00Z").round();
            bench.at("2026-12-29T10:15:00Z").round();
            assertThat(bench.delivery("c").note()).isEqualTo("acme said the same within 30 days: t");
        }
    }

    @Test
    void a_part_whose_answer_was_lost_is_asked_about_and_the_next_one_follows() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(1, FaultyNetwork::answerLost)).at("2026-11-24T10:15:00Z");
            assertThat(bench.round().code()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(bench.state("t")).isEqualTo(DeliveryState.UNKNOWN);
            bench.through(real -> real).at("2026-11-24T10:20:00Z");
            assertThat(told(bench.round())).containsExactly("t part-sent", "t sent");
            assertThat(bench.published()).extracting(Publication::text).containsExactly("one", "two", "three");
        }
    }

    @Test
    void a_part_that_surely_was_not_sent_is_the_first_to_follow() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(1, FaultyNetwork::requestLost))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            bench.through(real -> real).at("2026-11-24T10:15:40Z");
            assertThat(bench.round().code()).isEqualTo(ExitCode.UNKNOWN);
            bench.at("2026-11-24T10:17:00Z");
            assertThat(told(bench.round())).containsExactly("t not-sent", "t part-sent", "t sent");
            assertThat(bench.published()).extracting(Publication::text).containsExactly("one", "two", "three");
        }
    }

    @Test
    void what_broke_off_on_friday_goes_on_on_monday_and_not_before() {
        Post late = thread("t", "2026-11-27T17:28");
        try (RoundBench bench = new RoundBench(folder, late)) {
            bench.through(atPart(2, FaultyNetwork::requestLost))
                    .at("2026-11-27T17:28:00Z")
                    .round();
            bench.through(real -> real);
            for (String closed : List.of("2026-11-27T17:45:00Z", "2026-11-28T11:00:00Z", "2026-11-30T08:59:59Z")) {
                bench.at(closed).round();
                assertThat(bench.published()).as(closed).hasSize(2);
            }
            assertThat(bench.at("2026-11-30T09:00:00Z").round().code()).isEqualTo(ExitCode.DONE);
            assertThat(bench.published()).hasSize(3);
            assertThat(bench.state("t")).isEqualTo(DeliveryState.SENT);
            assertThat(bench.ledger.book().counted(SampleWorkspace.OWNER, Instant.EPOCH))
                    .as("it counts where it began")
                    .allMatch(at -> at.toString().startsWith("2026-11-27"));
        }
    }

    @Test
    void a_refused_part_holds_the_rest_until_somebody_says_so() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(1, real -> FaultyNetwork.refuses(real, "two")))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            assertThat(bench.state("t")).isEqualTo(DeliveryState.HELD);
            assertThat(bench.delivery("t").counts()).isTrue();
            bench.through(real -> real).at("2026-11-24T10:30:00Z").round();
            assertThat(bench.published()).hasSize(1);
            bench.hand().retry(new PostId("t"), null);
            bench.round();
            assertThat(bench.published()).hasSize(3);
        }
    }

    @Test
    void a_thread_that_would_not_fit_before_closing_is_not_begun() {
        try (RoundBench bench = new RoundBench(folder, thread("t", "2026-11-24T12:29"))) {
            bench.at("2026-11-24T12:29:29Z").round();
            assertThat(bench.published()).as("three times ten seconds, and two").isEmpty();
            assertThat(bench.state("t")).isEqualTo(DeliveryState.WAITING);
            long entries = bench.ledger.book().entries();
            bench.at("2026-11-24T12:29:31Z").round();
            bench.at("2026-11-24T12:29:40Z").round();
            assertThat(bench.ledger.book().entries()).as("nor tried again").isEqualTo(entries);
            bench.at("2026-11-24T13:30:00Z").round();
            bench.at("2026-11-24T13:35:00Z").round();
            assertThat(bench.published()).hasSize(3);
        }
    }

    @Test
    void a_begun_thread_whose_text_was_edited_does_not_go_on() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(
                            1, real -> FaultyNetwork.throttles(real, java.time.Instant.parse("2026-11-24T10:20:00Z"))))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            assertThat(bench.state("t")).isEqualTo(DeliveryState.PARTLY);
            Post edited = post("t", Wording.ofThread(List.of("one", "zwei", "drei")), "2026-11-24T10:15");
            bench.through(real -> real).queue(edited).at("2026-11-24T10:30:00Z").round();
            assertThat(bench.published()).hasSize(1);
            bench.queue(THREAD).round();
            assertThat(bench.published()).hasSize(3);
        }
    }

    @Test
    void thread_expires_half_way() {
        Post expiring = expiring(THREAD, "2026-11-24T10:17");
        try (RoundBench bench = new RoundBench(folder, expiring)) {
            bench.at("2026-11-24T10:15:00Z")
                    .through(atPart(
                            1, real -> FaultyNetwork.throttles(real, java.time.Instant.parse("2026-11-24T10:30:00Z"))))
                    .round();
            assertThat(bench.state("t")).isEqualTo(DeliveryState.PARTLY);
            bench.through(real -> real);
            RoundReport noticed = bench.at("2026-11-24T10:30:00Z").round();
            assertThat(told(noticed)).containsExactly("t held");
            assertThat(noticed.code()).isEqualTo(ExitCode.RULE);
            assertThat(bench.delivery("t").note()).startsWith("expired after 1 of 3 parts, Tue 24 Nov 10:17 GMT");
            int before = bench.ledger.history(new PostId("t")).size();
            for (String later : List.of("2026-11-24T10:35:00Z", "2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z")) {
                RoundReport report = bench.at(later).round();
                assertThat(report.code()).as(later).isEqualTo(ExitCode.DONE);
                assertThat(told(report)).as(later).isEmpty();
            }
            assertThat(bench.ledger.history(new PostId("t"))).hasSize(before);
            assertThat(bench.published()).hasSize(1);
        }
    }

    @Test
    void what_expires_while_one_attempt_lasts_is_dropped_once_and_not_tried_at_each_look() {
        try (RoundBench bench = new RoundBench(
                folder,
                expiring(SampleWorkspace.pinned("a", "2026-11-24T10:15", LatePolicy.NEXT_SLOT), "2026-11-24T10:16"))) {
            bench.at("2026-11-24T10:00:00Z").round();
            assertThat(told(bench.at("2026-11-24T10:15:51Z").round())).containsExactly("a dropped");
            assertThat(bench.delivery("a").attempts()).isZero();
            assertThat(bench.at("2026-11-24T10:15:55Z").round().happened()).isEmpty();
        }
    }

    @Test
    void a_begun_thread_whose_post_has_left_the_queue_settles() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(1, FaultyNetwork::requestLost))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            bench.through(real -> real).at("2026-11-24T10:17:00Z").queue().round();
            long entries = bench.ledger.book().entries();
            assertThat(bench.at("2026-11-24T10:20:00Z").round().code()).isEqualTo(ExitCode.DONE);
            assertThat(bench.ledger.book().entries()).isEqualTo(entries);
            assertThat(bench.published()).hasSize(1);
        }
    }

    private static Post expiring(Post post, String expires) {
        return new Post(
                post.id(),
                true,
                post.to(),
                post.wording(),
                post.at(),
                LocalDateTime.parse(expires),
                post.late(),
                false,
                false,
                post.places());
    }

    @Test
    void a_person_who_saw_one_part_has_not_seen_the_whole() {
        try (RoundBench bench = new RoundBench(folder, THREAD)) {
            bench.through(atPart(0, FaultyNetwork::answerLostForGood))
                    .at("2026-11-24T10:15:00Z")
                    .round();
            bench.hand().resolveSent(new PostId("t"), null, "https://x.com/acme/status/17");
            assertThat(bench.state("t")).isEqualTo(DeliveryState.PARTLY);
            assertThat(bench.delivery("t").published().get(0).id()).isEqualTo("17");
        }
    }

    /** Goes wrong at one part, counted from 0, and nowhere else. */
    private static UnaryOperator<Network> atPart(int unlucky, UnaryOperator<Network> misfortune) {
        return real -> {
            Network wrong = misfortune.apply(real);
            return new ForwardingNetwork(wrong) {
                @Override
                public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                    return part == unlucky
                            ? super.send(prepared, part, key, gate)
                            : real.send(prepared, part, key, gate);
                }
            };
        };
    }

    static Post thread(String id, String at) {
        return post(id, Wording.ofThread(List.of("one", "two", "three")), at);
    }

    private static Post post(String id, Wording wording, String at) {
        return new Post(
                new PostId(id),
                true,
                List.of(SampleWorkspace.ACME),
                wording,
                LocalDateTime.parse(at),
                null,
                LatePolicy.NEXT_SLOT,
                false,
                false,
                new PostPositions(new FilePosition("queue/posts.yaml", 1, 3), Map.of()));
    }
}

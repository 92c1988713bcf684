package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.LedgerDecision.Decided;
import dev.punchclock.network.ForwardingNetwork;
import dev.punchclock.network.Gate;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Network;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attempt that may have gone out is one until that is known, whatever state its delivery has come to meanwhile. */
final class UnresolvedAttemptsTest {
    private static final String MORNING = "2026-11-24T10:15:00Z";
    private static final String AT = "2026-11-24T10:15";
    private static final AccountName NEW = new AccountName("davey");
    private static final PostId A = new PostId("a");
    private static final Post RELEASE = XBench.floating("v1", "Version 1 is out");

    @TempDir
    private Path folder;

    private @Nullable XBench opened;

    @AfterEach
    void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void what_is_believed_absent_is_not_counted_as_somebody_elses() {
        XBench x = believedAbsent(Duration.ofHours(3));
        x.hand().hold(A, null, "later");
        assertThat(x.state("a")).isEqualTo(DeliveryState.HELD);
        refusedToCount(x);
    }

    @Test
    void what_waits_in_doubt_is_not_counted_as_somebody_elses() {
        XBench x = lost(Duration.ofHours(3));
        x.hand().resolveNotSent(A, null);
        assertThat(x.state("a")).isEqualTo(DeliveryState.WAITING);
        refusedToCount(x);
    }

    @Test
    void what_is_being_published_is_not_counted_as_somebody_elses() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        List<DeliveryState> seen = new ArrayList<>();
        look(x, () -> {
            seen.add(x.state("a"));
            refusedToCount(x);
        });
        assertThat(seen).containsExactly(DeliveryState.CLAIMED);
    }

    @Test
    void a_duplicate_of_a_post_in_doubt_does_not_make_that_somebody_elses() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        x.server.showAfter(Duration.ofMinutes(20));
        x.loseNextAnswer().run();
        x.later(Duration.ofMinutes(17)).run(); // believed absent, and sent again: X says that it has it
        x.queue(due("a", "One"), XBench.repeated(due("b", "One")));
        x.hand().resolveNotSent(A, null);
        x.hand().hold(A, null, "later");
        x.later(Duration.ofMinutes(10)).run();
        assertThat(x.state("b")).isEqualTo(DeliveryState.HELD);
        assertThat(x.ledger.book().byHand(x.context().owner())).isEmpty();
        x.runEvery(Duration.ofMinutes(10), "2026-11-24T12:30:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(x.stored()).containsExactly("One");
    }

    @Test
    void retry_does_not_shorten_the_wait() {
        XBench x = deniedTooEarly();
        x.hand().retry(A, null);
        isSentOnce(x);
    }

    @Test
    void hold_and_unhold_do_not_shorten_the_wait() {
        XBench x = deniedTooEarly();
        x.hand().hold(A, null, "a moment");
        x.hand().unhold(A, null);
        isSentOnce(x);
    }

    @Test
    void leaving_the_queue_and_coming_back_does_not_shorten_the_wait() {
        XBench x = deniedTooEarly();
        x.queue().later(Duration.ofMinutes(1)).run();
        assertThat(x.state("a")).isEqualTo(DeliveryState.WITHDRAWN);
        x.queue(due("a", "One"));
        isSentOnce(x);
    }

    @Test
    void a_new_name_does_not_shorten_the_wait() {
        XBench x = deniedTooEarly();
        rename(x).queue(on(NEW, "a", "One"));
        x.runEvery(Duration.ofMinutes(1), "2026-11-24T10:50:00Z");
        assertThat(x.stored()).containsExactly("One");
        assertThat(underNewName(x).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void a_doubt_goes_with_the_handle_and_is_counted_once() {
        XBench x = bench(new Quota(Period.DAY, 0, 2, Duration.ofMinutes(1)), due("a", "One"));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(20));
        x.loseNextRequest().run();
        x.hand().resolveNotSent(A, null);
        x.queue().later(Duration.ofMinutes(1)).run();
        x.without(SampleWorkspace.ACME).account(NEW, "acme", new Quota(Period.DAY, 0, 2, Duration.ofMinutes(1)));
        x.queue(on(NEW, "a", "One"), on(NEW, "b", "Two"));
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T12:30:00Z");
        assertThat(x.stored()).as("both of the two of that day").containsExactlyInAnyOrder("One", "Two");
        assertThat(underNewName(x).doubts()).hasSize(1);
        assertThat(Objects.requireNonNull(x.delivery("a")).doubts()).isEmpty();
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void a_key_that_was_resolved_early_is_not_sent_at_once() {
        XBench x = lostRelease();
        x.hand().resolveNotSent(RELEASE.id(), null);
        PublishNowResult soon = x.later(Duration.ofMinutes(1)).post(RELEASE);
        assertThat(soon.result()).isEqualTo(Result.UNKNOWN);
        assertThat(soon.remedy()).startsWith("run the same command again after Tue 24 Nov 2026 10:30:1");
        isSentBefore(x);
    }

    @Test
    void a_key_that_a_look_withdrew_in_doubt_asks_the_network() {
        XBench x = lostRelease();
        x.hand().resolveNotSent(RELEASE.id(), null);
        x.later(Duration.ofMinutes(1)).run();
        assertThat(x.state("v1")).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(x.post(RELEASE).result()).isEqualTo(Result.UNKNOWN);
        PublishNowResult other = x.post(XBench.floating("v1", "Version 1 is out, at last"));
        assertThat(other.result()).isEqualTo(Result.RULE);
        assertThat(other.why()).isEqualTo("the key v1 stands for another text");
        isSentBefore(x);
    }

    @Test
    void a_key_in_doubt_is_asked_about_under_the_new_name_of_its_account() {
        XBench x = lostRelease();
        x.hand().resolveNotSent(RELEASE.id(), null);
        x.later(Duration.ofMinutes(16)).run();
        rename(x);
        Post release = on(NEW, "v1", "Version 1 is out");
        PublishNowResult again = new PublishNow(x.workspace(), release, x.ledger, x::now, null)
                .on(Objects.requireNonNull(x.workspace().contexts().get(NEW)), x.network(), () -> {});
        assertThat(again.result()).isEqualTo(Result.SENT_BEFORE);
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void what_was_tried_as_another_handle_is_neither_looked_for_nor_sent_as_this() {
        XBench x = lost(Duration.ZERO);
        x.account(SampleWorkspace.ACME, "other", XBench.MINUTE_APART);
        RoundReport last = x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:15:00Z");
        assertThat(last.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.note("a")).endsWith("it was tried as @acme, and acme is @other now");
        assertThat(x.server.shown("other")).isEmpty();
        PublishNowResult again = x.post(due("a", "One"));
        assertThat(again.result()).isEqualTo(Result.UNKNOWN);

        x.hand().resolveNotSent(A, null); // who has looked decides, and is not asked again
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T12:15:00Z");
        assertThat(x.server.shown("other")).containsExactly("One");
    }

    @Test
    void what_is_believed_absent_as_another_handle_is_not_sent_as_this() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        x.server.showAfter(Duration.ofHours(3));
        x.loseNextAnswer().run();
        x.hand().resolveNotSent(A, null);
        x.account(SampleWorkspace.ACME, "other", XBench.MINUTE_APART);
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:15:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.server.shown("other")).isEmpty();
    }

    @Test
    void what_was_being_sent_as_another_handle_becomes_unknown_all_the_same() {
        XBench x = bench(XBench.MINUTE_APART, XBench.pinned("a", "One", "2026-11-24T10:30"));
        x.run();
        Delivery.Claim claim = new Delivery.Claim(
                x.now(),
                x.now().plusSeconds(12),
                "sample/acme/a/1",
                x.now(),
                x.context().owner().key());
        x.ledger.record(
                x.now(),
                ledgerState -> Decided.of(List.of(EntryBody.claimed(new DeliveryId(A, SampleWorkspace.ACME), claim))));
        x.account(SampleWorkspace.ACME, "other", XBench.MINUTE_APART);
        assertThat(x.later(Duration.ofMinutes(20)).run().code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.server.shown("other")).isEmpty();
    }

    @Test
    void where_x_can_only_guess_a_person_who_has_looked_decides() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "Our bundle on small claims is out, come and see"));
        x.server.takeDuplicates();
        x.loseNextRequest().run();
        x.server.post("acme", "Our bundle on small claims …");
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T10:45:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        x.hand().resolveNotSent(A, null);
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:15:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(x.stored()).hasSize(2);
    }

    @Test
    void a_thread_that_is_held_goes_no_further_when_its_first_part_turns_up() {
        XBench x = bench(XBench.MINUTE_APART, XBench.thread("a", AT, "One", "Two", "Three"));
        x.server.showAfter(Duration.ofMinutes(40));
        x.loseNextAnswer().run();
        x.hand().resolveNotSent(A, null);
        x.hand().hold(A, null, "not today");
        x.runEvery(Duration.ofMinutes(10), "2026-11-24T12:30:00Z");
        assertThat(x.stored()).containsExactly("One");
        assertThat(x.state("a")).isEqualTo(DeliveryState.HELD);
        assertThat(x.note("a")).isEqualTo("not today");
        assertThat(Objects.requireNonNull(x.delivery("a")).published()).hasSize(1);
        x.hand().unhold(A, null);
        x.later(Duration.ofMinutes(10)).run();
        assertThat(x.stored()).containsExactly("One", "Two", "Three");
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void each_part_in_doubt_goes_on_being_looked_for() {
        XBench x = bench(XBench.MINUTE_APART, XBench.thread("a", AT, "One", "Two", "Three"));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(2));
        x.server.next(XBench.PUBLISH, AnswerScript.swallows());
        x.server.next(XBench.PUBLISH, AnswerScript.proper());
        x.server.next(XBench.PUBLISH, AnswerScript.swallows());
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:15:00Z");
        assertThat(x.stored()).containsExactly("One", "One", "Two", "Two", "Three");
        Delivery sent = Objects.requireNonNull(x.delivery("a"));
        assertThat(sent.state()).isEqualTo(DeliveryState.SENT);
        assertThat(sent.doubts()).hasSize(2);
        x.runEvery(Duration.ofMinutes(10), "2026-11-24T16:30:00Z");
        assertThat(Objects.requireNonNull(x.delivery("a")).further())
                .extracting(Receipt::link)
                .containsExactly(x.links().get(0), x.links().get(2));
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void the_plan_keeps_the_place_of_what_may_turn_up() {
        Quota one = new Quota(Period.DAY, 0, 1, Duration.ofMinutes(1));
        XBench x = bench(one, due("a", "One"), XBench.pinned("b", "Two", "2026-11-24T10:40"));
        x.server.showAfter(Duration.ofHours(3));
        x.loseNextAnswer().run();
        x.hand().resolveNotSent(A, null);
        x.hand().hold(A, null, "later");
        RoundReport report = x.at("2026-11-24T10:41:00Z").run();
        assertThat(report.problems()).isEmpty();
        assertThat(report.next()).isEmpty();
        assertThat(x.stored()).containsExactly("One");
    }

    @Test
    void what_waits_in_doubt_keeps_its_place_before_others_and_takes_it_itself() {
        Quota one = new Quota(Period.DAY, 0, 1, Duration.ofMinutes(1));
        XBench x = bench(one, due("a", "One"), XBench.floating("b", "Two"), XBench.floating("c", "Three"));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(20));
        x.loseNextRequest().run();
        while (x.now().isBefore(Instant.parse("2026-11-24T16:50:00Z"))) {
            assertThat(x.later(Duration.ofMinutes(1)).run().problems()).isEmpty();
        }
        assertThat(x.stored()).containsExactly("One");
    }

    @Test
    void what_floats_and_is_in_doubt_keeps_its_place_and_takes_it_itself() {
        Quota one = new Quota(Period.DAY, 0, 1, Duration.ofMinutes(1));
        XBench x = bench(one, XBench.floating("b", "Two"), XBench.floating("a", "One"));
        x.server.takeDuplicates();
        x.loseNextRequest();
        while (x.now().isBefore(Instant.parse("2026-11-24T16:50:00Z"))) {
            assertThat(x.later(Duration.ofMinutes(1)).run().problems()).isEmpty();
        }
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void why_what_is_due_waits_is_told() {
        XBench x = bench(
                new Quota(Period.WEEK, 0, 9, Duration.ZERO),
                XBench.pinned("a", "One", "2026-11-24T10:20"),
                XBench.pinned("b", "Two", "2026-11-24T15:00"));
        x.run();
        Instant ended = Instant.parse("2026-11-24T10:20:10Z");
        Delivery.Claim claim = new Delivery.Claim(
                x.now(), ended, "sample/acme/b/1", x.now(), x.context().owner().key());
        x.ledger.record(
                x.now(),
                ledgerState -> Decided.of(
                        List.of(EntryBody.claimed(new DeliveryId(new PostId("b"), SampleWorkspace.ACME), claim))));
        RoundReport report = x.at("2026-11-24T10:20:00Z").run();
        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("a on acme waits: b on acme is being published");
        assertThat(report.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void what_may_have_been_said_is_not_said_again_under_another_key() {
        XBench x = bench(XBench.MINUTE_APART);
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(3));
        x.loseNextAnswer().post(RELEASE);
        x.hand().resolveNotSent(RELEASE.id(), null);
        Post again = XBench.floating("v1b", "Version 1 is out");
        PublishNowResult answer = x.later(Duration.ofMinutes(20)).post(again);
        assertThat(answer.result()).isEqualTo(Result.RULE);
        assertThat(answer.why())
                .isEqualTo(
                        "acme may have said the same: whether v1 went out, nobody knows; when it is there, punchclock"
                                + " resolve v1 --sent URL");
        x.queue(again).later(Duration.ofMinutes(10)).run();
        assertThat(x.stored()).containsExactly("Version 1 is out");
        x.hand().resolveSent(RELEASE.id(), null, x.links().get(0));
        assertThat(x.state("v1")).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void a_process_that_wakes_after_its_twin_was_sent_says_that_it_is_there_twice() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(20));
        x.run(); // who we are is known
        x.queue(due("a", "One"), due("b", "Two")).at("2026-11-24T10:20:00Z");
        RoundReport woken = look(x, () -> x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:30:00Z"));
        assertThat(x.stored()).containsExactly("One", "Two", "Two");
        assertThat(woken.code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(woken.happened()).extracting(EntryBody::kind).contains(EntryKind.SENT_TWICE);
        assertThat(Objects.requireNonNull(x.delivery("b")).receipts())
                .extracting(Receipt::link)
                .containsExactly(x.links().get(2), x.links().get(1));
        assertThat(x.ledger.book().counted(x.context().owner(), Instant.EPOCH)).hasSize(3);
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    /** A look in which something happens after X has answered, and before that is known. */
    private static RoundReport look(XBench x, Runnable meanwhile) {
        Network slow = new ForwardingNetwork(x.network()) {
            @Override
            public Outcome send(Prepared prepared, int part, IdempotencyKey key, Gate gate) {
                Outcome outcome = super.send(prepared, part, key, gate);
                meanwhile.run();
                return outcome;
            }
        };
        Workspace workspace = x.workspace();
        return Round.run(workspace, QueueRules.check(workspace), x.ledger, Map.of("x", slow), x::now);
    }

    /** Lost: X has it, and shows it so much later. */
    private XBench lost(Duration shownAfter) {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        x.server.takeDuplicates();
        x.server.showAfter(shownAfter);
        assertThat(x.loseNextAnswer().run().code()).isEqualTo(ExitCode.UNKNOWN);
        return x.later(Duration.ofMinutes(1));
    }

    /** X did not show it in time. */
    private XBench believedAbsent(Duration shownAfter) {
        XBench x = bench(XBench.MINUTE_APART, due("a", "One"));
        x.server.takeDuplicates();
        x.server.showAfter(shownAfter);
        x.loseNextAnswer().run();
        x.hand().resolveNotSent(A, null);
        return x.later(Duration.ofMinutes(20));
    }

    /** A person looked a minute after, and X shows it only after ten. */
    private XBench deniedTooEarly() {
        XBench x = lost(Duration.ofMinutes(10));
        x.hand().resolveNotSent(A, null);
        return x;
    }

    private XBench lostRelease() {
        XBench x = bench(XBench.MINUTE_APART);
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofMinutes(10));
        assertThat(x.loseNextAnswer().post(RELEASE).result()).isEqualTo(Result.UNKNOWN);
        return x;
    }

    private static void isSentOnce(XBench x) {
        x.runEvery(Duration.ofMinutes(1), "2026-11-24T10:50:00Z");
        assertThat(x.stored()).containsExactly("One");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    private static void isSentBefore(XBench x) {
        PublishNowResult again = x.later(Duration.ofMinutes(16)).post(RELEASE);
        assertThat(again.result()).isEqualTo(Result.SENT_BEFORE);
        assertThat(x.stored()).hasSize(1);
    }

    private static void refusedToCount(XBench x) {
        ManualCounts hand = new ManualCounts(x.workspace(), x.ledger, x.now());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> hand.count(x.context(), x.links().get(0), null))
                .withMessageContaining("it may be a on acme")
                .withMessageContaining("punchclock resolve a --sent URL");
    }

    private XBench bench(Quota quota, Post... queue) {
        XBench x = new XBench(folder, MORNING, queue);
        opened = x;
        return x.account(quota);
    }

    private static XBench rename(XBench x) {
        return x.without(SampleWorkspace.ACME).account(NEW, "acme", XBench.MINUTE_APART);
    }

    private static Delivery underNewName(XBench x) {
        return Objects.requireNonNull(x.ledger.book().find(new DeliveryId(A, NEW)));
    }

    private static Post due(String id, String text) {
        return XBench.pinned(id, text, AT);
    }

    private static Post on(AccountName account, String id, String text) {
        return due(id, text).onlyTo(List.of(account));
    }
}

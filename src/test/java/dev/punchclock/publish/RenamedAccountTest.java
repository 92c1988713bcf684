package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountName;
import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.EntryOwner;
import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.post.Post;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.publish.PublishNowResult.Result;
import dev.punchclock.workspace.QueueRules;
import dev.punchclock.workspace.SampleWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account is its handle on its network, whatever the workspace calls it, by the record of X. */
final class RenamedAccountTest {
    private static final AccountName NEW = new AccountName("davey");
    private static final Quota ONE_A_WEEK = new Quota(Period.WEEK, 0, 1, Duration.ofHours(2));
    private static final String TUESDAY = "2026-11-24T10:15:00Z";

    @TempDir
    private Path folder;

    private @Nullable XBench x;

    @AfterEach
    void close() throws IOException {
        if (x != null) {
            x.close();
        }
    }

    @Test
    void account_renamed() {
        XBench x = bench(ONE_A_WEEK, due("a", "The kettle is on"));
        x.server.takeDuplicates();
        x.run();
        assertThat(x.stored()).hasSize(1);
        rename(ONE_A_WEEK, "acme").queue(on(NEW, "again", "The kettle is on"), on(NEW, "b", "Something else"));
        x.runEvery(Duration.ofMinutes(20), "2026-11-27T17:00:00Z");
        assertThat(x.stored()).hasSize(1);
        x.at("2026-11-30T09:00:00Z").runEvery(Duration.ofMinutes(20), "2026-12-11T17:00:00Z");
        assertThat(x.stored()).containsExactly("The kettle is on", "Something else");
    }

    @Test
    void the_gap_is_kept_after_a_rename() {
        Quota hours = new Quota(Period.WEEK, 0, 10, Duration.ofHours(2));
        XBench x = bench(hours, due("a", "One"));
        x.run();
        rename(hours, "acme").queue(on(NEW, "b", "Two"));
        x.later(Duration.ofMinutes(1)).runEvery(Duration.ofMinutes(5), "2026-11-24T14:00:00Z");
        List<Instant> at = x.storedAt();
        assertThat(at).hasSize(2);
        assertThat(Duration.between(at.get(0), at.get(1))).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @Test
    void what_was_published_under_the_old_name_is_published_under_the_new() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "The kettle is on"));
        x.run();
        rename(XBench.MINUTE_APART, "acme").queue(on(NEW, "a", "The kettle is on"));
        RoundReport report = x.later(Duration.ofHours(1)).run();
        assertThat(report.happened()).isEmpty();
        assertThat(x.stored()).hasSize(1);
        PublishNowResult again = new PublishNow(x.workspace(), on(NEW, "a", "The kettle is on"), x.ledger, x::now, null)
                .on(Objects.requireNonNull(x.workspace().contexts().get(NEW)), x.network(), () -> {});
        assertThat(again.result()).isEqualTo(Result.SENT_BEFORE);
    }

    @Test
    void what_was_published_under_the_old_name_is_not_said_twice_by_the_queue() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "The kettle is on"));
        x.run();
        rename(XBench.MINUTE_APART, "acme").queue(on(NEW, "a", "The kettle is on"), on(NEW, "b", "The kettle is on"));
        assertThat(QueueRules.check(x.workspace(), x.ledger.book()).problems())
                .as("what went out is left to the rules that know when")
                .isEmpty();
    }

    @Test
    void another_handle_under_the_same_name_begins_afresh() {
        XBench x = bench(ONE_A_WEEK, due("a", "The kettle is on"));
        x.run();
        x.account(SampleWorkspace.ACME, "other", ONE_A_WEEK).queue(due("b", "The kettle is on"));
        x.later(Duration.ofMinutes(5)).run();
        assertThat(x.server.shown("other")).containsExactly("The kettle is on");
        x.account(SampleWorkspace.ACME, "acme", ONE_A_WEEK).queue(due("c", "Something else"));
        x.later(Duration.ofHours(3)).run();
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void a_pause_goes_with_the_handle() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "The kettle is on"));
        x.hand().pause(List.of(SampleWorkspace.ACME), true, null);
        rename(XBench.MINUTE_APART, "acme").queue(on(NEW, "a", "The kettle is on"));
        x.later(Duration.ofMinutes(5)).run();
        assertThat(x.stored()).isEmpty();
        assertThat(x.hand().pause(List.of(NEW), false, null)).isNotEmpty();
        x.run();
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void the_quiet_that_the_network_asked_for_goes_with_the_handle() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "The kettle is on"));
        x.server.next(XBench.PUBLISH, AnswerScript.says(429, "{}"));
        assertThat(x.run().happened()).anyMatch(fact -> fact.kind() == EntryKind.THROTTLED);
        rename(XBench.MINUTE_APART, "acme").queue(on(NEW, "b", "Something else"));
        x.later(Duration.ofMinutes(5)).run();
        assertThat(x.stored()).isEmpty();
        x.later(Duration.ofMinutes(15)).run();
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void what_nobody_knows_of_is_asked_for_under_the_new_name() {
        XBench x = bench(XBench.MINUTE_APART, due("a", "The kettle is on"));
        x.loseNextAnswer().run();
        rename(XBench.MINUTE_APART, "acme").queue(on(NEW, "a", "The kettle is on"));
        x.later(Duration.ofMinutes(3)).run();
        assertThat(x.state("a").counts()).isTrue();
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void a_thread_with_a_part_in_doubt_goes_on_under_the_new_name() {
        XBench x = halfSent();
        rename(XBench.MINUTE_APART, "acme").queue(threadOn(NEW));
        RoundReport report = x.later(Duration.ofMinutes(25)).run();
        assertThat(x.stored()).containsExactly("One", "Two", "Three");
        assertThat(report.code()).isEqualTo(ExitCode.DONE);
        x.runEvery(Duration.ofMinutes(20), "2026-11-24T16:00:00Z");
        assertThat(x.stored()).containsExactly("One", "Two", "Three");
        EntryOwner davey =
                Objects.requireNonNull(x.workspace().contexts().get(NEW)).owner();
        assertThat(x.ledger.book().find(new PostId("th"), davey))
                .isNotNull()
                .extracting(Delivery::state)
                .isEqualTo(DeliveryState.SENT);
        assertThat(x.ledger.book().published(davey, Instant.EPOCH)).hasSize(1);
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void a_thread_in_doubt_goes_on_once_when_it_is_renamed_there_and_back() {
        XBench x = halfSent();
        rename(XBench.MINUTE_APART, "acme").queue(threadOn(NEW));
        x.later(Duration.ofMinutes(5)).run();
        x.without(NEW).account(XBench.MINUTE_APART).queue(threadOn(SampleWorkspace.ACME));
        x.later(Duration.ofMinutes(20)).runEvery(Duration.ofMinutes(20), "2026-11-24T16:00:00Z");
        assertThat(x.stored()).containsExactly("One", "Two", "Three");
        assertThat(x.state("th")).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void a_thread_begun_as_another_handle_is_not_gone_on_with_under_the_new_name() {
        XBench x = halfSent();
        rename(XBench.MINUTE_APART, "other").queue(threadOn(NEW));
        x.later(Duration.ofMinutes(25)).runEvery(Duration.ofMinutes(20), "2026-11-24T16:00:00Z");
        assertThat(x.server.shown("other")).isEmpty();
        assertThat(x.stored()).containsExactly("One", "Two");
    }

    @Test
    void a_thread_whose_words_changed_with_the_name_is_not_gone_on_with() {
        XBench x = halfSent();
        Post other =
                XBench.thread("th", "2026-11-24T10:15", "One", "Two", "Four").onlyTo(List.of(NEW));
        rename(XBench.MINUTE_APART, "acme").queue(other);
        x.later(Duration.ofMinutes(25)).runEvery(Duration.ofMinutes(20), "2026-11-24T16:00:00Z");
        assertThat(x.stored()).containsExactly("One", "Two");
    }

    /** Of three parts one is sent and one is stored, its answer lost and X's list late. */
    private XBench halfSent() {
        XBench x = bench(XBench.MINUTE_APART, threadOn(SampleWorkspace.ACME));
        x.server.showAfter(Duration.ofMinutes(20));
        x.server.next(XBench.PUBLISH, AnswerScript.proper());
        x.loseNextAnswer();
        assertThat(x.run().code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(x.stored()).containsExactly("One", "Two");
        return x;
    }

    private static Post threadOn(AccountName account) {
        return XBench.thread("th", "2026-11-24T10:15", "One", "Two", "Three").onlyTo(List.of(account));
    }

    private XBench bench(Quota quota, Post... queue) {
        x = new XBench(folder, TUESDAY, queue);
        return x.account(quota);
    }

    private XBench rename(Quota quota, String handle) {
        XBench bench = Objects.requireNonNull(x);
        return bench.without(SampleWorkspace.ACME).account(NEW, handle, quota);
    }

    /** In time at every look of that morning. */
    private static Post due(String id, String text) {
        return XBench.pinned(id, text, "2026-11-24T10:15");
    }

    private static Post on(AccountName account, String id, String text) {
        return due(id, text).onlyTo(List.of(account));
    }
}

package dev.punchclock.workspace;

import static dev.punchclock.workspace.SampleWorkspace.floating;
import static dev.punchclock.workspace.SampleWorkspace.pinned;
import static dev.punchclock.workspace.SampleWorkspace.post;
import static dev.punchclock.workspace.SampleWorkspace.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Facts;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.LatePolicy;
import dev.punchclock.post.Post;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueueRulesTest {

    @Test
    void a_queue_in_order_has_no_problems() {
        CheckedQueue checked = QueueRules.check(workspace(floating("a"), floating("b")));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.sound()).hasSize(2);
    }

    @Test
    void an_account_that_does_not_exist_is_a_problem_with_the_nearest_name() {
        Post post = floating("a").onlyTo(List.of(new AccountName("acne")));
        assertThat(said(workspace(post))).containsExactly("there is no account acne / did you mean acme?");
    }

    @Test
    void a_text_is_measured_by_the_rule_of_its_network() {
        Post post = post("a", "x".repeat(51), null, LatePolicy.NEXT_SLOT);
        assertThat(said(workspace(post))).containsExactly("the text is too long / shorten it");
    }

    @Test
    void a_pinned_time_that_clocks_skip_is_refused_with_the_next_that_exists() {
        assertThat(said(workspace(pinned("a", "2026-03-29T01:30", LatePolicy.DROP))))
                .containsExactly("2026-03-29 01:30 does not exist in Europe/London, the zone of acme: clocks skip it"
                        + " / pin it to 2026-03-29 02:00 or later");
    }

    @Test
    void a_pinned_time_that_comes_twice_is_refused() {
        assertThat(said(workspace(pinned("a", "2026-10-25T01:30", LatePolicy.DROP))))
                .containsExactly("2026-10-25 01:30 comes twice in Europe/London, the zone of acme: clocks go back"
                        + " / pin it outside the hour that comes twice");
    }

    @Test
    void of_what_is_out_nobody_says_that_it_was_off_the_clock() {
        Post late = pinned("a", "2026-11-24T21:00", LatePolicy.NEXT_SLOT);
        Instant out = Instant.parse("2026-11-25T09:00:00Z");
        LedgerState ledgerState = LedgerState.EMPTY.supposing(
                out, List.of(Facts.handedIn("a"), Facts.claimed(Facts.id("a"), out), Facts.sent(Facts.id("a"), out)));
        assertThat(QueueRules.check(workspace(late), ledgerState).problems()).isEmpty();
    }

    @Test
    void what_is_out_is_measured_no_more_and_what_may_be_is() {
        Post longer = post("a", "x".repeat(51), null, LatePolicy.NEXT_SLOT);
        Instant out = Instant.parse("2026-11-25T09:00:00Z");
        LedgerState claimed =
                LedgerState.EMPTY.supposing(out, List.of(Facts.handedIn("a"), Facts.claimed(Facts.id("a"), out)));
        LedgerState sent = claimed.supposing(out, List.of(Facts.sent(Facts.id("a"), out)));
        assertThat(QueueRules.check(workspace(longer), sent).problems()).isEmpty();
        assertThat(QueueRules.check(workspace(longer), claimed).problems()).hasSize(1);
    }

    @Test
    void a_pinned_time_off_the_clock_is_a_warning_that_says_what_late_will_do() {
        CheckedQueue checked = QueueRules.check(workspace(pinned("a", "2026-11-24T21:00", LatePolicy.NEXT_SLOT)));
        assertThat(checked.inOrder()).isTrue();
        assertThat(checked.problems().get(0).what())
                .isEqualTo(
                        "acme is off at Tue 24 Nov 2026 21:00; late: next-slot says it will be moved to when that opens, "
                                + "Wed 25 Nov 09:00 GMT (+00:00)");
    }

    @Test
    void an_id_is_taken_once() {
        assertThat(said(workspace(floating("a"), post("a", "Other words", null, LatePolicy.DROP))))
                .singleElement()
                .asString()
                .startsWith("the id a is taken by queue/posts.yaml:");
    }

    @Test
    void the_same_words_within_thirty_days_are_a_problem_unless_repeat_is_set() {
        Post first = post("a", "Court sits at ten", null, LatePolicy.DROP);
        Post again = post("b", "  court SITS at\nten ", null, LatePolicy.DROP);
        assertThat(said(workspace(first, again)))
                .singleElement()
                .asString()
                .startsWith("acme says the same within 30 days");
        Post allowed = new Post(
                again.id(),
                true,
                again.to(),
                again.wording(),
                null,
                null,
                LatePolicy.DROP,
                false,
                true,
                again.places());
        assertThat(said(workspace(first, allowed))).isEmpty();
    }

    @Test
    void a_post_that_says_the_same_as_a_part_of_a_thread_is_a_problem_and_so_is_the_thread_after_it() {
        Post single = post("a", "Court sits at ten", null, LatePolicy.DROP);
        Post thread = post("t", "News from court\fCOURT sits at ten", null, LatePolicy.DROP);
        assertThat(said(workspace(thread, single)))
                .singleElement()
                .asString()
                .startsWith("acme says the same within 30 days");
        assertThat(said(workspace(single, thread)))
                .singleElement()
                .asString()
                .startsWith("part 2 of the thread: acme says the same within 30 days");
    }

    @Test
    void the_same_words_pinned_thirty_days_apart_are_no_problem() {
        Post first = post("a", "Hello", java.time.LocalDateTime.parse("2026-11-02T10:00"), LatePolicy.DROP);
        Post later = post("b", "Hello", java.time.LocalDateTime.parse("2026-12-02T10:00"), LatePolicy.DROP);
        assertThat(said(workspace(first, later))).isEmpty();
    }

    @Test
    void a_post_in_disorder_waits_and_the_others_go_on() {
        CheckedQueue checked =
                QueueRules.check(workspace(post("long", "x".repeat(60), null, LatePolicy.DROP), floating("b")));
        assertThat(checked.sound()).extracting(p -> p.id().value()).containsExactly("b");
        assertThat(checked.all()).hasSize(2);
    }

    private static List<String> said(Workspace workspace) {
        return QueueRules.check(workspace).problems().stream()
                .map(QueueRulesTest::said)
                .toList();
    }

    private static String said(Problem problem) {
        return problem.what() + " / " + problem.remedy();
    }
}

package dev.punchclock.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.punchclock.account.Period;
import dev.punchclock.account.Quota;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.x.AnswerScript;
import dev.punchclock.network.x.Respelling;
import dev.punchclock.post.Post;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of posts whose answer was lost, by the record of an X that re-spells, lists late and has its own clock. */
final class LostAnswersTest {
    private static final String MORNING = "2026-11-24T10:15:00Z";
    private static final String AT = "2026-11-24T10:15";
    /** Everything that X is known to spell in its own way. */
    private static final String EVERYTHING = "It's \"out\"... ❤️ and ☂: café, https://münchen.example/straße?a=1&b=2";

    @TempDir
    private Path folder;

    private XBench x;

    @AfterEach
    void close() throws IOException {
        x.close();
    }

    @Test
    void a_post_whose_answer_was_lost_is_found_by_its_words() {
        lost("The kettle is on");
        assertThat(x.later(Duration.ofMinutes(3)).run().code()).isEqualTo(ExitCode.DONE);
        isFound();
    }

    @Test
    void link_respelt_punycode() {
        lost("See https://münchen.example/straße", Respelling.PUNYCODE);
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @Test
    void link_respelt_percent() {
        lost("See https://münchen.example/straße", Respelling.PERCENT_ENCODING);
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @Test
    void link_respelt_escaped() {
        lost("See https://acme.example/?a=1&b=2", Respelling.ESCAPED_AMPERSAND);
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @Test
    void apostrophe_respelt() {
        lost("It's out", Respelling.TYPOGRAPHIC_QUOTES);
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @ParameterizedTest
    @EnumSource(Respelling.class)
    void whatever_is_respelt(Respelling how) {
        lost(EVERYTHING, how);
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @Test
    void all_respelt_at_once() {
        lost(EVERYTHING, Respelling.values());
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @Test
    void link_not_expanded() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "Our guide: https://acme.example/guide", AT));
        x.server.hideLinks();
        x.loseNextAnswer().run();
        for (int i = 0; i < 40; i++) {
            assertThat(x.later(Duration.ofMinutes(3)).run().code()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(x.note("a")).contains("this may be it: " + x.links().get(0));
            assertThat(x.stored()).hasSize(1);
        }
        assertThat(x.ledger.history(Objects.requireNonNull(x.delivery("a")).id().post()))
                .as("the same is written down once")
                .hasSizeLessThan(7);
    }

    @Test
    void words_that_come_back_cut_off_may_be_ours() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "Our bundle on small claims is out, come and see", AT));
        x.loseNextRequest().run();
        x.server.post("acme", "Our bundle on small claims …");
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:15:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.note("a")).contains("this may be it: " + x.links().get(0));
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void another_post_made_by_hand_does_not_block() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", AT));
        x.loseNextRequest().run();
        x.server.post("acme", "Come to our stand at noon, it is the one with the umbrella");
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:15:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(x.stored()).hasSize(2).contains("The kettle is on");
    }

    @Test
    void clock_fast() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", AT));
        x.serverAhead(Duration.ofMinutes(-3));
        x.server.doNotTellTheTime();
        x.loseNextAnswer().run();
        x.runEvery(Duration.ofMinutes(3), "2026-11-24T11:15:00Z");
        isFound();
    }

    @Test
    void clock_much_too_fast_when_it_is_looked_for() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", AT));
        x.serverAhead(Duration.ofMinutes(-20));
        x.server.doNotTellTheTime();
        x.loseNextAnswer().run();
        x.server.tellTheTimeAgain();
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @Test
    void absence_is_not_believed_before_the_network_must_show_it() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", AT));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofMinutes(14));
        x.loseNextAnswer().run();
        x.runEvery(Duration.ofMinutes(1), "2026-11-24T10:45:00Z");
        isFound();
    }

    @Test
    void list_late_maximum() {
        x = new XBench(
                folder,
                MORNING,
                XBench.pinned("a", "One", AT),
                XBench.pinned("b", "Two", "2026-11-24T10:50"),
                XBench.pinned("c", "Three", "2026-11-24T11:30"),
                XBench.pinned("d", "Four", "2026-11-24T12:10"));
        x.account(new Quota(Period.WEEK, 0, 2, Duration.ofMinutes(30)));
        x.server.showAfter(Duration.ofMinutes(5));
        x.loseNextAnswer().run();
        x.runEvery(Duration.ofMinutes(2), "2026-11-24T16:50:00Z");
        assertThat(x.stored()).hasSize(2);
        assertThat(x.state("a")).isIn(DeliveryState.SENT, DeliveryState.UNKNOWN);
    }

    @Test
    void list_much_later_maximum() {
        x = new XBench(
                folder,
                MORNING,
                XBench.pinned("a", "One", AT),
                XBench.pinned("b", "Two", "2026-11-24T10:50"),
                XBench.pinned("c", "Three", "2026-11-24T11:30"));
        x.account(new Quota(Period.WEEK, 0, 2, Duration.ofMinutes(30)));
        x.server.showAfter(Duration.ofHours(1));
        x.loseNextAnswer().run();
        x.runEvery(Duration.ofMinutes(2), "2026-11-24T16:50:00Z");
        assertThat(x.stored()).hasSize(2);
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void duplicate_proves() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "One", AT), XBench.pinned("b", "Two", "2026-11-24T10:40"));
        x.account(new Quota(Period.DAY, 0, 1, Duration.ofMinutes(1)));
        x.server.showAfter(Duration.ofDays(1));
        x.loseNextAnswer().run();
        x.runEvery(Duration.ofMinutes(2), "2026-11-24T16:50:00Z");
        assertThat(x.server.count(XBench.PUBLISH)).isEqualTo(2);
        assertThat(x.stored()).containsExactly("One");
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.note("a")).contains("X has a post with this text");
        assertThat(x.run().code()).isEqualTo(ExitCode.UNKNOWN);
    }

    @Test
    void a_duplicate_at_the_first_attempt_is_held_with_the_link_of_what_stands_there_and_that_counts() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "One", AT), XBench.pinned("b", "Two", "2026-11-24T10:40"));
        x.account(new Quota(Period.DAY, 0, 1, Duration.ofMinutes(1)));
        x.server.post("acme", "One");
        x.later(Duration.ofMinutes(30)).run();
        x.runEvery(Duration.ofMinutes(10), "2026-11-24T16:50:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.HELD);
        assertThat(x.note("a"))
                .isEqualTo("X has a post with this text on the account already: "
                        + x.links().get(0));
        assertThat(x.stored()).containsExactly("One");
    }

    @Test
    void thread_equal_parts() {
        x = new XBench(folder, MORNING, XBench.thread("t", AT, "Start", "More below", "More below"));
        x.server.takeDuplicates();
        x.server.next(XBench.PUBLISH, AnswerScript.proper());
        x.server.next(XBench.PUBLISH, AnswerScript.proper());
        x.loseNextRequest();
        x.runEvery(Duration.ofMinutes(3), "2026-11-24T16:50:00Z");
        assertThat(x.stored()).containsExactly("Start", "More below", "More below");
        Delivery thread = Objects.requireNonNull(x.delivery("t"));
        assertThat(thread.state()).isEqualTo(DeliveryState.SENT);
        assertThat(thread.published()).extracting(Receipt::link).containsExactlyElementsOf(x.links());
    }

    @Test
    void repeat_equal_posts() {
        x = new XBench(
                folder,
                MORNING,
                XBench.repeated(XBench.pinned("a", "The kettle is on", AT)),
                XBench.repeated(XBench.pinned("b", "The kettle is on", "2026-11-24T10:16")));
        x.server.takeDuplicates();
        x.run();
        x.loseNextRequest().later(Duration.ofMinutes(1)).run();
        assertThat(x.state("b")).isEqualTo(DeliveryState.UNKNOWN);
        x.runEvery(Duration.ofMinutes(3), "2026-11-24T16:50:00Z");
        assertThat(x.stored()).hasSize(2);
        assertThat(link("a")).isEqualTo(x.links().get(0));
        assertThat(link("b")).isEqualTo(x.links().get(1));
    }

    @Test
    void an_answer_with_the_proof_of_another_post_proves_nothing() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "One", AT), XBench.pinned("b", "Two", "2026-11-24T10:20"));
        x.run();
        String first = x.links().get(0).substring(x.links().get(0).lastIndexOf('/') + 1);
        for (int i = 0; i < 4; i++) {
            x.server.next(XBench.PUBLISH, AnswerScript.says(201, "{\"data\":{\"id\":\"" + first + "\"}}"));
        }
        x.at("2026-11-24T10:20:00Z").run();
        assertThat(x.state("b")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.note("b")).contains(x.links().get(0));
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T16:50:00Z");
        assertThat(link("b")).isNotEqualTo(link("a"));
        assertThat(x.state("b"))
                .as("nobody can tell, and it is not tried for ever")
                .isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.server.count(XBench.PUBLISH)).isEqualTo(3);
    }

    @Test
    void two_unknown_posts_do_not_both_take_the_one_that_stands_there() {
        x = new XBench(
                folder,
                MORNING,
                XBench.repeated(XBench.pinned("a", "The kettle is on", AT)),
                XBench.repeated(XBench.pinned("b", "The kettle is on", "2026-11-24T10:17")));
        x.server.takeDuplicates();
        x.loseNextAnswer().run();
        x.server.next("GET /2/users/" + x.server.userId("acme") + "/tweets", AnswerScript.says(503, ""));
        x.loseNextRequest().later(Duration.ofMinutes(2)).run();
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.state("b")).isEqualTo(DeliveryState.UNKNOWN);
        x.later(Duration.ofMinutes(3)).run();
        assertThat(x.state("a")).isNotEqualTo(x.state("b"));
        x.runEvery(Duration.ofMinutes(3), "2026-11-24T16:50:00Z");
        assertThat(x.stored()).hasSize(2);
    }

    @Test
    void edited_while_unknown() {
        lost("First words");
        x.server.showAfter(Duration.ofSeconds(200));
        x.server.takeDuplicates();
        x.later(Duration.ofSeconds(150)).queue(XBench.pinned("a", "Quite other words", AT));
        x.runEvery(Duration.ofSeconds(30), "2026-11-24T12:30:00Z");
        assertThat(x.stored()).containsExactly("First words");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void edited_while_unknown_and_never_listed() {
        lost("First words");
        x.server.showAfter(Duration.ofDays(1));
        x.server.takeDuplicates();
        x.later(Duration.ofSeconds(150)).queue(XBench.pinned("a", "Quite other words", AT));
        x.runEvery(Duration.ofMinutes(2), "2026-11-24T16:50:00Z");
        assertThat(x.stored()).containsExactly("First words");
        assertThat(x.state("a")).isEqualTo(DeliveryState.HELD);
        assertThat(x.note("a")).contains("its text was changed");

        x.hand().unhold(Objects.requireNonNull(x.delivery("a")).id().post(), null);
        x.at("2026-11-25T09:30:00Z").runEvery(Duration.ofMinutes(5), "2026-11-25T16:50:00Z");
        assertThat(x.stored()).containsExactly("First words", "Quite other words");
    }

    @Test
    void look_up_in_anothers_list() {
        lost("The kettle is on");
        x.server.takeDuplicates();
        x.credentialsOf("maya");
        for (int i = 0; i < 20; i++) {
            x.later(Duration.ofMinutes(2)).run();
            assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
            assertThat(x.note("a")).contains("@maya");
        }
        x.credentialsOf("acme").later(Duration.ofMinutes(2)).run();
        isFound();
        assertThat(x.server.shown("maya")).isEmpty();
    }

    @Test
    void another_user_under_the_same_handle_is_another_account() {
        lost("The kettle is on");
        x.handleGoesTo("99");
        for (int i = 0; i < 10; i++) {
            assertThat(x.later(Duration.ofMinutes(5)).run().code()).isEqualTo(ExitCode.UNKNOWN);
            assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        }
        assertThat(x.note("a")).contains("another @acme than before");
        assertThat(x.server.count(XBench.PUBLISH)).isEqualTo(1);
        x.handleComesBack().later(Duration.ofMinutes(5)).run();
        isFound();
    }

    @Test
    void nothing_is_published_for_another_user_under_the_same_handle() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "One", AT), XBench.pinned("b", "Two", "2026-11-24T10:20"));
        assertThat(x.run().code()).isEqualTo(ExitCode.DONE);
        x.handleGoesTo("99").at("2026-11-24T10:20:00Z");
        RoundReport report = x.run();
        assertThat(report.code()).isEqualTo(ExitCode.RULE);
        assertThat(report.problems().get(0).what())
                .isEqualTo("the credentials of acme belong to another @acme than before: its id was "
                        + x.server.userId("acme") + ", now it is 99; nothing was sent");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> x.post(XBench.floating("c", "Three")))
                .matches(stopped -> stopped.code() == ExitCode.RULE);
        assertThat(x.stored()).containsExactly("One");
        assertThat(x.state("b")).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void a_person_may_adopt_for_another_user_when_nothing_is_in_doubt_any_more() {
        lost("The kettle is on");
        x.handleGoesTo("99");
        x.later(Duration.ofMinutes(20)).adopt();
        assertThat(x.run().code()).as("what is in doubt is not there").isEqualTo(ExitCode.UNKNOWN);
        x.hand().resolveNotSent(Objects.requireNonNull(x.delivery("a")).id().post(), null);
        assertThat(x.run().code()).as("resolved, and not adopted").isEqualTo(ExitCode.RULE);
        x.adopt();
        x.server.takeDuplicates();
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T16:50:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    @Test
    void an_older_ledger_learns_whose_list_it_is_when_it_looks() {
        lost("The kettle is on");
        x.forgetUsers();
        x.server.showAfter(Duration.ofMinutes(60));
        x.later(Duration.ofMinutes(3)).run();
        x.handleGoesTo("99");
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T11:50:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.server.count(XBench.PUBLISH)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errors\":[{\"title\":\"Authorization Error\","
                        + "\"type\":\"https://api.x.com/2/problems/not-authorized-for-resource\"}],"
                        + "\"meta\":{\"result_count\":0}}",
                "{\"data\":[{\"id\":\"1\",\"text\":\"Mine\",\"author_id\":\"4711\"}],\"meta\":{\"result_count\":1}}",
                "{\"data\":null,\"meta\":{\"result_count\":0}}",
                "{\"data\":{},\"meta\":{\"result_count\":0}}"
            })
    void a_list_that_is_not_ours_or_not_told_tells_nothing(String list) {
        lost("The kettle is on");
        x.server.takeDuplicates();
        x.server.usually(list(), AnswerScript.says(200, list));
        for (int i = 0; i < 10; i++) {
            assertThat(x.later(Duration.ofMinutes(5)).run().code()).isEqualTo(ExitCode.UNKNOWN);
        }
        assertThat(x.note("a")).contains("nobody can tell");
        x.server.usually(list(), AnswerScript.proper());
        x.later(Duration.ofMinutes(5)).run();
        isFound();
    }

    @Test
    void a_list_that_says_whose_posts_they_are_is_read() {
        lost("The kettle is on");
        String id = x.links().get(0).substring(x.links().get(0).lastIndexOf('/') + 1);
        String ours = "{\"data\":[{\"id\":\"%s\",\"text\":\"The kettle is on\",\"author_id\":\"%s\"}]}";
        x.server.next(list(), AnswerScript.says(200, ours.formatted(id, x.server.userId("acme"))));
        x.later(Duration.ofMinutes(3)).run();
        isFound();
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 408, 409, 418, 425, 451, 499})
    void a_status_by_which_x_refuses_nothing_is_no_refusal(int status) {
        isUnknownAndFound(AnswerScript.doesAndSays(status, "{\"title\":\"Conflict\",\"detail\":\"Conflict\"}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 404, 422})
    void a_refusal_in_words_that_are_not_those_of_x_is_none(int status) {
        isUnknownAndFound(AnswerScript.doesAndSays(status, "<html>no</html>"));
    }

    /** A filter between here and X lets people read, and nobody post. */
    @Test
    void what_a_filter_on_the_way_forbids_time_and_again_is_held_with_the_reason() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", AT));
        x.server.usually(XBench.PUBLISH, AnswerScript.says(403, "<html>no</html>"));
        x.runEvery(Duration.ofMinutes(10), "2026-11-24T17:00:00Z");
        assertThat(x.state("a")).isEqualTo(DeliveryState.HELD);
        assertThat(x.delivery("a").attempts()).isEqualTo(5);
        assertThat(x.delivery("a").note())
                .isEqualTo("tried 5 times, and the network never had it: X answered 403; it may have been published");
    }

    @Test
    void the_id_of_an_older_post_is_no_proof() {
        isUnknownAndFound(AnswerScript.doesAndSays(201, "{\"data\":{\"id\":\"1989999999999999999\"}}"));
    }

    private void isUnknownAndFound(AnswerScript manner) {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", AT));
        x.server.next(XBench.PUBLISH, manner);
        assertThat(x.run().code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.later(Duration.ofMinutes(3)).run().code()).isEqualTo(ExitCode.DONE);
        isFound();
    }

    private String list() {
        return "GET /2/users/" + x.server.userId("acme") + "/tweets";
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_after_storing(int status) {
        x = new XBench(folder, MORNING, XBench.pinned("a", "The kettle is on", AT));
        x.server.next(XBench.PUBLISH, AnswerScript.doesAndSays(status, Map.of("location", "/2/elsewhere"), ""));
        assertThat(x.run().code()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(x.state("a")).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(x.later(Duration.ofMinutes(3)).run().code()).isEqualTo(ExitCode.DONE);
        isFound();
    }

    @Test
    void a_person_who_looked_too_early_does_not_make_it_go_out_twice() {
        lost("The kettle is on");
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofMinutes(10));
        x.later(Duration.ofMinutes(1))
                .hand()
                .resolveNotSent(Objects.requireNonNull(x.delivery("a")).id().post(), null);
        x.runEvery(Duration.ofMinutes(1), "2026-11-24T10:40:00Z");
        isFound();
    }

    @Test
    void post_looks_again_for_what_is_believed_absent() {
        x = new XBench(folder, MORNING);
        Post release = XBench.floating("v1", "Version 1 is out");
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofMinutes(10));
        assertThat(x.loseNextAnswer().post(release).result()).isEqualTo(PublishNowResult.Result.UNKNOWN);
        x.hand().resolveNotSent(release.id(), null);
        PublishNowResult again = x.later(Duration.ofMinutes(16)).post(release);
        assertThat(again.result()).isEqualTo(PublishNowResult.Result.SENT_BEFORE);
        assertThat(Objects.requireNonNull(again.receipt()).link())
                .isEqualTo(x.links().get(0));
        assertThat(x.stored()).hasSize(1);
    }

    @Test
    void what_is_believed_absent_and_turns_up_before_it_is_sent_again_was_sent() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "One", AT), XBench.pinned("b", "Two", "2026-11-24T10:20"));
        x.account(new Quota(Period.DAY, 0, 1, Duration.ofMinutes(1)));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(2));
        x.loseNextAnswer().run();
        x.hand().resolveNotSent(Objects.requireNonNull(x.delivery("a")).id().post(), null);
        x.hand().hold(Objects.requireNonNull(x.delivery("a")).id().post(), null, "later");
        x.runEvery(Duration.ofMinutes(5), "2026-11-24T16:50:00Z");
        assertThat(x.stored()).containsExactly("One");
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(link("a")).isEqualTo(x.links().get(0));
    }

    @Test
    void what_is_sent_again_and_then_turns_up_is_counted_and_told() {
        x = new XBench(folder, MORNING, XBench.pinned("a", "One", AT), XBench.pinned("b", "Two", "2026-11-24T12:30"));
        x.account(new Quota(Period.DAY, 0, 2, Duration.ofMinutes(1)));
        x.server.takeDuplicates();
        x.server.showAfter(Duration.ofHours(1));
        x.loseNextAnswer().run();
        x.runEvery(Duration.ofMinutes(2), "2026-11-24T10:50:00Z");
        assertThat(x.stored()).as("nobody could know").containsExactly("One", "One");
        boolean told = false;
        while (x.now().isBefore(java.time.Instant.parse("2026-11-24T16:50:00Z"))) {
            RoundReport report = x.later(Duration.ofMinutes(5)).run();
            told |= report.code() == ExitCode.UNKNOWN
                    && report.happened().stream()
                            .anyMatch(fact ->
                                    String.valueOf(fact).contains(x.links().get(0)));
        }
        assertThat(told).isTrue();
        assertThat(x.stored()).as("both count").containsExactly("One", "One");
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    private void lost(String text, Respelling... how) {
        x = new XBench(folder, MORNING, XBench.pinned("a", text, AT));
        x.server.respell(how);
        assertThat(x.loseNextAnswer().run().code()).isEqualTo(ExitCode.UNKNOWN);
    }

    private void isFound() {
        assertThat(x.stored()).hasSize(1);
        assertThat(x.state("a")).isEqualTo(DeliveryState.SENT);
        assertThat(link("a")).isEqualTo(x.links().get(0));
        assertThat(x.ledger.verify().problems()).isEmpty();
    }

    private String link(String post) {
        Receipt receipt = Objects.requireNonNull(x.delivery(post)).receipt();
        return receipt == null ? "" : String.valueOf(receipt.link());
    }
}

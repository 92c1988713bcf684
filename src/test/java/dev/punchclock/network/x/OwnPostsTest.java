package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.LookupQuery;
import dev.punchclock.network.LookupResult;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.Publication;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.http.LenientJson;
import dev.punchclock.post.Wording;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Did it go out? Asked by reading one's own posts. */
class OwnPostsTest {
    private final XServerBench scene = new XServerBench();
    private final Instant since = scene.now;
    private final String route = "GET /2/users/" + scene.server.userId(XServerBench.HANDLE) + "/tweets";

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out now.",
                "Our bundle is out: https://acme.example/guide?a=1&b=2 — read it",
                "Two links https://acme.example/a and http://acme.example/b.",
                "https://acme.example",
                "R&D says 1 < 2 > 0, &amp; means it",
                "Café, 日本語, 👩‍👩‍👧‍👦 🇬🇧\n\nand \"more\""
            })
    void what_was_lost_is_found(String text) {
        scene.server.next("POST /2/tweets", AnswerScript.swallows());
        assertThat(scene.send(text)).isInstanceOf(Outcome.Unknown.class);
        assertThat(find(text)).isInstanceOf(LookupResult.Found.class);
        assertThat(recent()).extracting(Publication::text).containsExactly(text);
    }

    @Test
    void what_never_arrived_is_absent() {
        scene.server.next("POST /2/tweets", AnswerScript.closes());
        scene.send("Out now.");
        scene.server.post(XServerBench.HANDLE, "Something else, with a link: https://acme.example");
        assertThat(find("Out now.")).isEqualTo(new LookupResult.Absent());
    }

    @Test
    void the_proof_is_the_same_as_was_given_at_once() {
        Receipt receipt = ((Outcome.Sent) scene.send("Out now.")).receipt();
        assertThat(find("Out now.")).isEqualTo(new LookupResult.Found(receipt));
        assertThat(receipt.at()).isEqualTo(scene.now);
    }

    @Test
    void of_two_the_earlier_after_the_attempt_began() {
        scene.server.takeDuplicates();
        scene.now = since.minusSeconds(60);
        scene.server.post(XServerBench.HANDLE, "Out now.");
        assertThat(at(find("Out now."))).isEqualTo(since.minusSeconds(60));
        scene.now = since.plusSeconds(5);
        scene.server.post(XServerBench.HANDLE, "Out now.");
        scene.now = since.plusSeconds(50);
        scene.server.post(XServerBench.HANDLE, "Out now.");
        assertThat(at(find("Out now."))).isEqualTo(since.plusSeconds(5));
    }

    @Test
    void a_post_from_long_before_is_another() {
        scene.now = since.minusSeconds(600);
        scene.server.post(XServerBench.HANDLE, "Out now.");
        scene.now = since.plusSeconds(60);
        assertThat(find("Out now.")).isEqualTo(new LookupResult.Absent());
    }

    @Test
    void all_pages_are_read() {
        scene.server.pageSize(2);
        scene.send("The one that is looked for.");
        for (int i = 0; i < 7; i++) {
            scene.now = scene.now.plusSeconds(60);
            scene.server.post(XServerBench.HANDLE, "Number " + i);
        }
        assertThat(find("The one that is looked for.")).isInstanceOf(LookupResult.Found.class);
        assertThat(scene.server.count(route)).isEqualTo(4);
        assertThat(recent()).hasSize(8).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void a_page_that_is_missing_leaves_it_open() {
        scene.server.pageSize(2);
        for (int i = 0; i < 5; i++) {
            scene.server.post(XServerBench.HANDLE, "Number " + i);
        }
        scene.server.next(route, (talk, proper) -> {
            AnswerScript.Proper first = proper.answer();
            talk.say(first.status(), first.headers(), first.body());
        });
        scene.server.next(route, AnswerScript.says(503, ""));
        assertThat(find("Out now.")).isEqualTo(new LookupResult.CannotTell("X answered 503"));
    }

    @Test
    void more_pages_than_anybody_posts_leave_it_open() {
        scene.server.pageSize(1);
        for (int i = 0; i < 45; i++) {
            scene.server.post(XServerBench.HANDLE, "Number " + i);
        }
        assertThat(find("Out now."))
                .isEqualTo(new LookupResult.CannotTell("there are more posts on X than could be read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "<html>", "{\"meta\":{\"result_count\":2}}", "{\"data\":[{\"text\":\"x\"}]}"})
    void nonsense_leaves_it_open(String nonsense) {
        scene.server.next(route, AnswerScript.says(200, nonsense));
        assertThat(find("Out now.")).isInstanceOf(LookupResult.CannotTell.class);
    }

    @Test
    void a_limit_leaves_it_open() {
        scene.server.next(route, AnswerScript.says(429, ""));
        assertThat(find("Out now.")).isEqualTo(new LookupResult.CannotTell("X asks to wait"));
    }

    @Test
    void who_cannot_be_asked_cannot_tell() {
        scene.server.revoke(XServerBench.HANDLE);
        assertThat(find("Out now."))
                .isEqualTo(new LookupResult.CannotTell("X does not accept the credentials of acme-dave"));
        assertThatThrownBy(this::recent)
                .isInstanceOf(ProblemException.class)
                .hasMessage("X does not accept the credentials of acme-dave\n  to do: punchclock login acme-dave");
    }

    @Test
    void recent_posts_that_cannot_be_read_stop_the_job() {
        scene.server.next(route, AnswerScript.says(503, ""));
        assertThatThrownBy(this::recent)
                .isInstanceOf(ProblemException.class)
                .hasMessage("the posts of acme-dave cannot be read: X answered 503\n  to do: try again later");
    }

    @Test
    void a_text_that_is_not_kept_cannot_be_looked_for() {
        assertThat(find("")).isInstanceOf(LookupResult.CannotTell.class);
    }

    @Test
    void the_new_names_are_understood() {
        scene.server.useNewNames();
        scene.send("Out now: https://acme.example");
        assertThat(find("Out now: https://acme.example")).isInstanceOf(LookupResult.Found.class);
        assertThat(scene.server.count(route)).isEqualTo(2);
    }

    @Test
    void links_that_are_not_spelt_out_leave_it_to_a_person() {
        scene.server.hideLinks();
        Receipt receipt = ((Outcome.Sent) scene.send("Out now: https://acme.example")).receipt();
        assertThat(find("Out now: https://acme.example"))
                .isEqualTo(new LookupResult.CannotTell(
                        "X does not spell its links out; this may be it: " + receipt.link()));
        assertThat(find("Out soon: https://acme.example")).isEqualTo(new LookupResult.Absent());
    }

    @Test
    void a_long_post_is_read_whole_and_a_picture_is_not_text() {
        List<String> texts = new ArrayList<>();
        for (String post : List.of(
                "{\"text\":\"Begins …\",\"note_tweet\":{\"text\":\"Begins and &amp; ends.\"}}",
                "{\"text\":\"Begins …\",\"note_post\":{\"text\":\"See https://t.co/a\",\"entities\":{\"urls\":[{\"url\":"
                        + "\"https://t.co/a\",\"expanded_url\":\"https://acme.example\"}]}}}",
                "{\"text\":\"Our stand https://t.co/b\",\"entities\":{\"urls\":[{\"url\":\"https://t.co/b\",\"expanded_url\":"
                        + "\"https://x.com/d/status/1/photo/1\",\"media_key\":\"3_1\"}]}}")) {
            texts.add(TextDecoding.text(LenientJson.of(post)));
        }
        assertThat(texts).containsExactly("Begins and & ends.", "See https://acme.example", "Our stand");
    }

    @Test
    void what_x_adds_to_a_link_does_not_count() {
        assertThat(TextMatch.of("See acme.example/guide now", "See http://acme.example/guide/ now"))
                .isEqualTo(TextMatch.SAME);
        assertThat(TextMatch.of("See acme.example/guide now", "See acme.example/other now"))
                .isEqualTo(TextMatch.ALIKE);
        assertThat(TextMatch.of("One", "Two")).isEqualTo(TextMatch.NO);
    }

    private LookupResult find(String text) {
        Prepared prepared = new Prepared(scene.account, new Wording(text));
        return scene.network.find(
                prepared, 0, new LookupQuery(new IdempotencyKey("k", since), since, scene.now, id -> false));
    }

    private List<Publication> recent() {
        return scene.network.recent(scene.account, since);
    }

    private static Instant at(LookupResult trace) {
        return ((LookupResult.Found) trace).receipt().at();
    }
}

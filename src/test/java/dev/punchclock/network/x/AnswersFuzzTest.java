package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.Fuzzing;
import dev.punchclock.account.Account;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Receipt;
import dev.punchclock.network.http.HttpAnswer;
import dev.punchclock.network.http.LenientJson;
import dev.punchclock.problem.EscapedText;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever X answers, it is understood or not known; what may be out is never said not to be; and what it says may be printed. */
final class AnswersFuzzTest {
    private static final Account DAVE = XServerBench.account(null);
    private static final OAuthKeys KEYS = new OAuthKeys("ck-q1Zn8", "cs-q2Zn8", "at-q3Zn8", "as-q4Zn8");
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
    private static final List<Integer> STATUSES =
            List.of(200, 201, 204, 302, 400, 401, 402, 403, 404, 408, 409, 422, 429, 500, 502, 503, 799);
    private static final List<String> HEADERS = List.of(
            "x-rate-limit-reset", "retry-after", "x-app-limit-24hour-reset", "x-app-limit-24hour-remaining", "date");
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "null",
            "true",
            "\"data\"",
            "\"id\"",
            "\"errors\"",
            "\"detail\"",
            "\"title\"",
            "\"type\"",
            "\"retry_after\"",
            "\"code\"",
            "187",
            "-0",
            "1e999999999",
            "\"1445880548472328192\"",
            "9".repeat(40),
            "duplicate content",
            "\\u0000",
            "\\ud800",
            "\\u001b[2J",
            "\\u202e",
            "\u001b",
            "\u0085",
            "\u202e",
            "%1$s %n",
            "[".repeat(500),
            "{\"a\":".repeat(300),
            "\"" + "x".repeat(3000) + "\"",
            "Tue, 24 Nov 2026 10:25:00 GMT",
            "+999999999-12-31T23:59:59Z");

    @Test
    void an_answer_is_understood_or_not_known() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        AnswersTest.ROWS.forEach(row -> seeds.add(
                bytes(row.body() + "\n" + String.join(" ", row.headers().values()))));
        seeds.add(bytes("{\"data\":{\"id\":\"1445880548472328192\",\"text\":\"Out now.\"}}\n600"));
        seeds.add(bytes("{\"data\":{\"deleted\":true}}\n1795000000"));
        seeds.add(
                bytes(
                        "{\"data\":[{\"id\":\"1\",\"text\":\"a https://t.co/x\",\"entities\":{\"urls\":[{\"url\":\"https://t.co/x\","
                                + "\"expanded_url\":\"https://a.example/?a=1&amp;b\"}]},\"note_tweet\":{\"text\":\"long\"}}],\"meta\":{\"result_count\":1}}"));
        seeds.add(bytes("oauth_token=abc&oauth_token_secret=def&oauth_callback_confirmed=true"));
        new Fuzzing("answers", seeds, TOKENS).run(AnswersFuzzTest::lawOf);
    }

    private static void lawOf(byte[] input, Random random) {
        String said = new String(input, StandardCharsets.UTF_8);
        int line = said.lastIndexOf('\n');
        String value = said.substring(line + 1);
        HttpHeaders headers =
                HttpHeaders.of(Map.of(HEADERS.get(random.nextInt(HEADERS.size())), List.of(value)), (a, b) -> true);
        HttpAnswer answer = new HttpAnswer(
                STATUSES.get(random.nextInt(STATUSES.size())), headers, line < 0 ? said : said.substring(0, line));
        Outcome published = PostAnswers.published(answer, DAVE, KEYS, Instant.EPOCH, NOW);
        Outcome takenBack = PostAnswers.takenBack(answer, DAVE, KEYS, new Receipt("1", null, NOW), NOW);
        for (Outcome outcome : List.of(published, takenBack)) {
            String why = ErrorMapping.why(outcome);
            assertThat(EscapedText.line(why)).as("printed as it is").isEqualTo(why);
        }
        if (answer.status() < 400 || answer.status() >= 500) {
            assertThat(published).as("what may be out").isInstanceOfAny(Outcome.Sent.class, Outcome.Unknown.class);
        }
        if (!answer.isSuccess()) {
            assertThat(published).isNotInstanceOf(Outcome.Sent.class);
        }
        if (published instanceof Outcome.Sent sent) {
            assertThat(sent.receipt().id()).matches("[0-9]+");
        }
        for (LenientJson post : answer.json().at("data").items()) {
            assertThat(TextDecoding.text(post)).isNotNull();
        }
        TokenResponse.of(answer.body())
                .ifPresent(token ->
                        assertThat(EscapedText.isHarmless(token.token())).isTrue());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;

import dev.punchclock.network.Outcome;
import dev.punchclock.network.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What each answer of X means. The bodies are in the shapes that clients of X have seen in 2025 and 2026. */
class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
    private static final Instant SOON = NOW.plusSeconds(600);
    private static final Instant TONIGHT = NOW.plusSeconds(36_000);
    private static final String PROBLEM = "https://api.x.com/2/problems/";

    private final XServerBench scene = new XServerBench();

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    record Row(String what, int status, Map<String, String> headers, String body, Outcome outcome) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Row> ROWS = List.of(
            unknown("an answer without an id", 201, "{\"data\":{\"text\":\"Out now.\"}}"),
            unknown("an id that is none", 201, "{\"data\":{\"id\":\"abc\"}}"),
            unknown("an answer with errors only", 200, "{\"errors\":[{\"detail\":\"Something.\"}]}"),
            unknown("no JSON", 201, "<html>welcome</html>"),
            unknown("half of a JSON", 201, "{\"data\":{\"id\":\"1445880548472328192\""),
            unknown("two JSONs", 201, "{\"data\":{\"id\":\"1445880548472328192\"}} {}"),
            unknown("nothing at all", 201, ""),
            unknown("no content", 204, ""),
            new Row("a redirect", 302, Map.of(), "", maybe("X answered with a redirect (302), which is not followed")),
            refused(
                    "an invalid request",
                    400,
                    "{\"errors\":[{\"parameters\":{\"text\":[\"\"]},\"message\":\"text is too long\"}],\"title\":\"Invalid"
                            + " Request\",\"detail\":\"One or more parameters to your request was invalid.\",\"type\":\""
                            + PROBLEM + "invalid-request\"}",
                    "X refused it (400): text is too long"),
            notSent(
                    "credentials that X does not know",
                    401,
                    "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}",
                    "X does not accept the credentials of acme-dave: punchclock login acme-dave"),
            notSent(
                    "a 401 without a word",
                    401,
                    "",
                    "X does not accept the credentials of acme-dave: punchclock login acme-dave"),
            notSent(
                    "a clock that is wrong",
                    401,
                    "{\"errors\":[{\"code\":135,\"message\":\"Timestamp out of bounds.\"}]}",
                    "X says that this machine's clock is wrong; set it"),
            throttled(
                    "no credits",
                    402,
                    Map.of(),
                    "{\"title\":\"CreditsDepleted\",\"detail\":\"Your enrolled account [1] does not have any credits to"
                            + " fulfill this request.\",\"type\":\"" + PROBLEM + "credits\",\"account_id\":1}",
                    null,
                    "there are no credits left at X to pay for it"),
            duplicate("a duplicate", 403, forbidden("You are not allowed to create a Tweet with duplicate content.")),
            duplicate(
                    "a duplicate, of old", 403, "{\"errors\":[{\"code\":187,\"message\":\"Status is a duplicate.\"}]}"),
            refused(
                    "a reply to a stranger",
                    403,
                    forbidden(
                            "Reply to this conversation is not allowed because you have not been mentioned or otherwise"
                                    + " engaged by the author of the post you are replying to."),
                    "X allows a reply only to somebody who has mentioned or quoted the account"),
            refused(
                    "whatever else is forbidden",
                    403,
                    forbidden("You are not permitted to perform this action."),
                    "X does not permit it (403): You are not permitted to perform this action."),
            refused(
                    "an app without a project",
                    403,
                    "{\"client_id\":\"1\",\"detail\":\"When authenticating requests to the Twitter API v2 endpoints, you must"
                            + " use keys and tokens from a Twitter developer App that is attached to a"
                            + " Project.\",\"title\":\"Client Forbidden\",\"reason\":\"client-not-enrolled\",\"type\":\""
                            + "https://api.twitter.com/2/problems/client-forbidden\"}",
                    "the app at X belongs to no project: put it into one in X's developer console"),
            refused(
                    "a user who is billed and not enrolled",
                    403,
                    "{\"title\":\"Client Forbidden\",\"reason\":\"user-not-enrolled\",\"detail\":\"This request is billed to"
                            + " the authenticated user.\",\"type\":\"" + PROBLEM + "client-forbidden\"}",
                    "X bills the account itself, which is not enrolled: enrol it in pay-per-use in X's developer"
                            + " console"),
            refused(
                    "a token of the wrong kind",
                    403,
                    "{\"title\":\"Unsupported Authentication\",\"detail\":\"Authenticating with OAuth 2.0 Application-Only is"
                            + " forbidden for this endpoint.\",\"type\":\"" + PROBLEM + "unsupported-authentication\"}",
                    "the access token is of a kind that may not publish: punchclock login acme-dave"),
            refused(
                    "an app that may only read",
                    403,
                    "{\"title\":\"Forbidden\",\"detail\":\"Your client app is not configured with the appropriate oauth1 app"
                            + " permissions for this endpoint.\",\"type\":\"" + PROBLEM + "oauth1-permissions\"}",
                    "the app at X may only read: set it to read and write, then punchclock login acme-dave"),
            refused(
                    "no access",
                    403,
                    "{\"errors\":[{\"message\":\"You currently have access to a subset of X API V2 endpoints\",\"code\":453}]}",
                    "the app at X has no access to this: see its access level in X's developer console"),
            new Row("a 403 without a word", 403, Map.of(), "", maybe("X answered 403")),
            new Row("a 403 of what stands before X", 403, Map.of(), "<html>no</html>", maybe("X answered 403")),
            new Row("a status that X refuses nothing by", 409, Map.of(), forbidden("no"), maybe("X answered 409")),
            new Row("a path that X does not know", 404, Map.of(), "", maybe("X answered 404")),
            refused(
                    "a quote that would move the cursor",
                    422,
                    forbidden("red\\u001b[31m\\nand \\u202eback"),
                    "X refused it (422): red [31m and back"),
            refused(
                    "a quote that would do so by signs that are not of ASCII",
                    422,
                    forbidden("red\\u009b31m\\u0085and back"),
                    "X refused it (422): red 31m and back"),
            notSent("a proxy", 407, "", "a proxy on the way to X wants a password"),
            new Row("a request that took too long", 408, Map.of(), "", maybe("X answered 408")),
            throttled("too many", 429, reset(SOON.getEpochSecond()), tooMany(), SOON, "X asks to wait"),
            throttled("too many, of old", 429, Map.of(), "{\"errors\":[{\"code\":88}]}", null, "X asks to wait"),
            throttled("too many, without a word", 429, reset(SOON.getEpochSecond()), "", SOON, "X asks to wait"),
            throttled("a reset in the past", 429, reset(NOW.getEpochSecond() - 1), tooMany(), null, "X asks to wait"),
            throttled("milliseconds", 429, reset(SOON.toEpochMilli()), tooMany(), SOON, "X asks to wait"),
            throttled("a date", 429, reset(SOON), tooMany(), SOON, "X asks to wait"),
            throttled("a reset that is none", 429, reset("soon"), tooMany(), null, "X asks to wait"),
            throttled(
                    "a reset beyond time",
                    429,
                    reset("999999999999999"),
                    "",
                    at("+33658-09-27T01:46:39.999Z"),
                    "X asks to wait"),
            throttled("seconds", 429, Map.of("Retry-After", "600"), "", SOON, "X asks to wait"),
            throttled(
                    "a date of HTTP",
                    429,
                    Map.of("retry-after", "Tue, 24 Nov 2026 10:25:00 GMT"),
                    "",
                    SOON,
                    "X asks to wait"),
            throttled(
                    "24 hours of the user",
                    429,
                    Map.of(
                            "x-rate-limit-reset",
                            "" + SOON.getEpochSecond(),
                            "x-rate-limit-remaining",
                            "39999",
                            "x-user-limit-24hour-remaining",
                            "0",
                            "x-user-limit-24hour-reset",
                            "" + TONIGHT.getEpochSecond()),
                    tooMany(),
                    TONIGHT,
                    "X asks to wait"),
            throttled(
                    "24 hours of the app, spelled large",
                    429,
                    Map.of(
                            "X-App-Limit-24Hour-Remaining",
                            "0",
                            "X-App-Limit-24Hour-Reset",
                            "" + TONIGHT.getEpochSecond()),
                    tooMany(),
                    TONIGHT,
                    "X asks to wait"),
            throttled(
                    "24 hours with something left",
                    429,
                    Map.of(
                            "x-rate-limit-reset", "" + SOON.getEpochSecond(),
                            "x-app-limit-24hour-remaining", "3",
                            "x-app-limit-24hour-reset", "" + TONIGHT.getEpochSecond()),
                    tooMany(),
                    SOON,
                    "X asks to wait"),
            throttled(
                    "the cap of the month",
                    429,
                    reset(SOON.getEpochSecond()),
                    "{\"account_id\":1,\"title\":\"UsageCapExceeded\",\"period\":\"Monthly\",\"detail\":\"Usage cap exceeded:"
                            + " Monthly product cap\",\"type\":\"https://api.twitter.com/2/problems/usage-capped\"}",
                    null,
                    "the monthly cap of the app at X is used up"),
            new Row("a server in trouble", 500, Map.of(), "", maybe("X answered 500")),
            new Row("a gateway", 502, Map.of(), "<html>bad gateway</html>", maybe("X answered 502")),
            new Row("unavailable", 503, Map.of(), tooMany(), maybe("X answered 503")),
            new Row("a number that means nothing", 799, Map.of(), "", maybe("X answered 799")));

    @ParameterizedTest
    @FieldSource("ROWS")
    void an_answer_means(Row row) {
        scene.network.whoAmI(scene.account);
        scene.server.next("POST /2/tweets", AnswerScript.says(row.status(), row.headers(), row.body()));
        assertThat(scene.send("Out now.")).isEqualTo(row.outcome());
        assertThat(scene.posts()).isEqualTo(1);
    }

    @Test
    void an_id_is_the_proof_whatever_else_is_said() {
        String id = Long.toString(((SOON.toEpochMilli() - 1_288_834_974_657L) << 22) | 5);
        scene.server.next(
                "POST /2/tweets",
                AnswerScript.says(200, "{\"data\":{\"id\":\"" + id + "\"},\"errors\":[{\"detail\":\"no entities\"}]}"));
        assertThat(scene.send("Out now."))
                .isEqualTo(new Outcome.Sent(new Receipt(id, "https://x.com/dave_at_acme/status/" + id, SOON)));
    }

    @Test
    void an_id_that_tells_no_time_leaves_it_to_our_clock() {
        scene.server.next("POST /2/tweets", AnswerScript.says(201, "{\"data\":{\"id\":\"1445880548472328192\"}}"));
        assertThat(((Outcome.Sent) scene.send("Out now.")).receipt().at()).isEqualTo(NOW);
        scene.server.next("POST /2/tweets", AnswerScript.says(201, "{\"data\":{\"id\":\"9999999999999999999\"}}"));
        assertThat(((Outcome.Sent) scene.send("Out now.")).receipt().at()).isEqualTo(NOW);
    }

    @Test
    void a_post_that_is_gone_cannot_be_taken_back() {
        Receipt receipt = new Receipt("1445880548472328192", null, NOW);
        assertThat(takeBack(receipt)).isEqualTo(new Outcome.Refused("X has no such post"));
        assertThat(takeBack(new Receipt("../users", null, NOW))).isEqualTo(new Outcome.Refused("X has no such post"));
        scene.server.next(
                "DELETE /2/tweets/1445880548472328192", AnswerScript.says(200, "{\"data\":{\"deleted\":false}}"));
        assertThat(takeBack(receipt)).isEqualTo(new Outcome.Refused("X did not take the post back"));
        scene.server.next("DELETE /2/tweets/1445880548472328192", AnswerScript.says(200, "{}"));
        assertThat(takeBack(receipt))
                .isEqualTo(new Outcome.Unknown("X answered 200, but not as it should; it may have been taken back"));
    }

    private Outcome takeBack(Receipt receipt) {
        return scene.network.takeBack(scene.account, receipt, () -> Duration.ofSeconds(20));
    }

    private static Row unknown(String what, int status, String body) {
        return new Row(what, status, Map.of(), body, maybe("X answered " + status + ", but not as it should"));
    }

    private static Row duplicate(String what, int status, String body) {
        Outcome outcome = new Outcome.Duplicate("X has a post with this text on the account already");
        return new Row(what, status, Map.of(), body, outcome);
    }

    private static Row refused(String what, int status, String body, String why) {
        return new Row(what, status, Map.of(), body, new Outcome.Refused(why));
    }

    private static Row notSent(String what, int status, String body, String why) {
        return new Row(what, status, Map.of(), body, new Outcome.NotSent(why));
    }

    private static Row throttled(
            String what, int status, Map<String, String> headers, String body, Instant until, String why) {
        return new Row(what, status, headers, body, new Outcome.Throttled(until, why));
    }

    private static Outcome maybe(String why) {
        return new Outcome.Unknown(why + "; it may have been published");
    }

    private static Map<String, String> reset(Object at) {
        return Map.of("x-rate-limit-limit", "100", "x-rate-limit-remaining", "0", "x-rate-limit-reset", "" + at);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static String tooMany() {
        return "{\"title\":\"Too Many Requests\",\"detail\":\"Too Many Requests\",\"type\":\"about:blank\",\"status\":429}";
    }

    private static String forbidden(String detail) {
        return "{\"detail\":\"" + detail + "\",\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403}";
    }
}

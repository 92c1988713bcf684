package dev.punchclock.network.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.punchclock.account.Account;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.network.IdempotencyKey;
import dev.punchclock.network.Outcome;
import dev.punchclock.network.Prepared;
import dev.punchclock.network.ServerClocks;
import dev.punchclock.network.http.FreshClient;
import dev.punchclock.network.http.HttpCall;
import dev.punchclock.network.http.HttpResult;
import dev.punchclock.network.http.HttpTransport;
import dev.punchclock.network.http.RequestSigner;
import dev.punchclock.post.Wording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the other end does: one request that publishes at most, an end in time, and no more said than is known. */
class RudeServersTest {
    private static final String ROUTE = "POST /2/tweets";
    private static final Duration DEADLINE = Duration.ofMillis(700);
    private static final String MAYBE = "; it may have been published";
    private static final String BROKE = "the connection to X broke before it answered" + MAYBE;
    private static final String SLOW = "X did not answer within 0 s" + MAYBE;

    private static final RequestSigner SIGNED = OAuthSigner.by(new OAuthKeys("a", "b", "c", "d"));

    private final XServerBench scene = new XServerBench();

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    record Row(String what, AnswerScript manner, Outcome outcome, int published) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Row> ROWS = List.of(
            unknown("closes without a word", AnswerScript.closes(), BROKE, 0),
            unknown("resets the connection", AnswerScript.resets(), BROKE, 0),
            unknown("publishes and closes without a word", AnswerScript.swallows(), BROKE, 1),
            unknown("stays silent", AnswerScript.staysSilent(), SLOW, 0),
            unknown("publishes and stays silent", AnswerScript.doesAndStaysSilent(), SLOW, 1),
            unknown("drips its head", AnswerScript.dripsItsHead(), SLOW, 0),
            unknown("drips its body", AnswerScript.drips(201), odd(201), 0),
            unknown("breaks off in its body", AnswerScript.cutsOff(201, "{\"data\":{\"id\":\"144588"), odd(201), 0),
            unknown("goes on and on", AnswerScript.goesOnAndOn(), odd(201), 0),
            unknown("babbles", AnswerScript.babbles(), BROKE, 0),
            unknown("says 503", AnswerScript.says(503, "<html>busy</html>"), "X answered 503" + MAYBE, 0),
            unknown("drips a 500", AnswerScript.drips(500), "X answered 500" + MAYBE, 0),
            unknown(
                    "breaks off in a refusal",
                    AnswerScript.cutsOff(403, "{\"detail\":\"You are"),
                    "X answered 403" + MAYBE,
                    0));

    @ParameterizedTest
    @FieldSource("ROWS")
    void one_request_and_an_end_in_time(Row row) {
        scene.network.whoAmI(scene.account);
        scene.server.next(ROUTE, row.manner());
        Outcome outcome = assertTimeout(DEADLINE.plusSeconds(3), () -> scene.send("Out now.", DEADLINE));
        assertThat(outcome).isEqualTo(row.outcome());
        assertThat(scene.posts()).isEqualTo(1);
        assertThat(scene.server.shown(XServerBench.HANDLE)).hasSize(row.published());
    }

    @Test
    void the_connection_is_closed_when_the_deadline_has_passed() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        scene.server.next(ROUTE, (talk, proper) -> {
            talk.head(201, Map.of(), 1000);
            talk.bytes("{");
            talk.untilClosed();
            closed.countDown();
        });
        scene.send("Out now.", DEADLINE);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_connection_that_was_used_before_is_not_used_to_publish() {
        scene.server.keepConnectionsOpen();
        scene.network.whoAmI(scene.account);
        assertThat(scene.send("One.")).isInstanceOf(Outcome.Sent.class);
        scene.server.next(ROUTE, AnswerScript.hangsUpAfterwards());
        assertThat(scene.send("Two.")).isInstanceOf(Outcome.Sent.class);
        assertThat(scene.send("Three.")).isInstanceOf(Outcome.Sent.class);
        assertThat(scene.posts()).isEqualTo(3);
        assertThat(scene.server.connections()).isEqualTo(4);
        assertThat(scene.server.requests()).extracting(XServer.Seen::problem).containsOnly("");
    }

    @Test
    void taking_back_is_asked_once_as_well() {
        Outcome.Sent sent = (Outcome.Sent) scene.send("Out now.");
        String route = "DELETE /2/tweets/" + sent.receipt().id();
        scene.server.next(route, AnswerScript.closes());
        assertThat(scene.network.takeBack(scene.account, sent.receipt(), () -> DEADLINE))
                .isEqualTo(new Outcome.Unknown(
                        "the connection to X broke before it answered; it may have been taken back"));
        assertThat(scene.server.count(route)).isEqualTo(1);
    }

    @Test
    void nothing_is_sent_where_nobody_listens() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(post(URI.create("http://127.0.0.1:" + port)))
                .isEqualTo(new HttpResult.NotReached("127.0.0.1 is out of reach"));
    }

    @Test
    void nothing_is_sent_to_a_name_that_nobody_has() {
        assertThat(post(URI.create("http://x.invalid")))
                .isEqualTo(new HttpResult.NotReached("there is no way to x.invalid: its address was not found"));
    }

    @Test
    void nothing_is_sent_over_a_connection_that_is_not_secure() {
        URI https = URI.create("https://127.0.0.1:" + scene.server.uri().getPort());
        assertThat(post(https)).isEqualTo(new HttpResult.NotReached("there is no secure connection to 127.0.0.1"));
        assertThat(scene.posts()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void nothing_is_sent_when_a_proxy_does_not_let_it_through(int status) {
        String why = status == 407
                ? "a proxy on the way to X wants a password"
                : "a proxy on the way to x.invalid does not let it through";
        String route = "CONNECT x.invalid:443";
        scene.server.next(route, AnswerScript.says(status, ""));
        ProxySelector before = ProxySelector.getDefault();
        URI proxy = scene.server.uri();
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())));
        try {
            HttpResult reply = FreshClient.send(
                    "X",
                    new ServerClocks(() -> scene.now),
                    request(URI.create("https://x.invalid")),
                    SIGNED,
                    () -> Duration.ofSeconds(5));
            Outcome outcome = reply instanceof HttpResult.Answered a
                    ? PostAnswers.published(
                            a.answer(), scene.account, new OAuthKeys("a", "b", "c", "d"), Instant.EPOCH, scene.now)
                    : new Outcome.NotSent(((HttpResult.NotReached) reply).why());
            assertThat(outcome).isEqualTo(new Outcome.NotSent(why));
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(scene.server.requests()).extracting(XServer.Seen::route).containsExactly(route);
        assertThat(scene.server.requests()).noneMatch(seen -> seen.headers().containsKey("authorization"));
    }

    @Test
    void a_redirect_is_not_followed() {
        scene.server.next(ROUTE, AnswerScript.says(307, Map.of("location", scene.server.uri() + "/2/tweets"), ""));
        assertThat(scene.send("Out now."))
                .isEqualTo(new Outcome.Unknown(
                        "X answered with a redirect (307), which is not followed; it may have been published"));
        assertThat(scene.posts()).isEqualTo(1);
    }

    @Test
    void a_thread_that_is_stopped_ends_the_request_and_stays_stopped() {
        scene.network.whoAmI(scene.account);
        scene.server.next(ROUTE, AnswerScript.staysSilent());
        Outcome outcome = scene.send("Out now.", () -> {
            Thread.currentThread().interrupt();
            return Duration.ofSeconds(20);
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(new Outcome.Unknown("punchclock was stopped before X answered" + MAYBE));
    }

    @Test
    void a_thread_that_was_stopped_before_sends_nothing() {
        scene.network.whoAmI(scene.account);
        Thread.currentThread().interrupt();
        Outcome outcome = scene.send("Out now.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(new Outcome.NotSent("punchclock was stopped before it was sent"));
        assertThat(scene.posts()).isZero();
    }

    @Test
    void a_closed_gate_comes_back_unchanged_though_it_was_asked_last() {
        GateClosedException closed = new GateClosedException("it is 17:31");
        assertThatThrownBy(() -> scene.send("Out now.", () -> {
                    throw closed;
                }))
                .isSameAs(closed);
        assertThat(scene.posts()).isZero();
    }

    @Test
    void who_is_asked_before_it_is_published_when_it_is_not_known() {
        scene.server.next(
                "GET /2/users/me", AnswerScript.says(200, "{\"data\":{\"id\":\"7\",\"username\":\"dave_private\"}}"));
        assertThat(scene.send("Out now."))
                .isEqualTo(new Outcome.NotSent(
                        "the credentials of acme-dave belong to @dave_private, not to @dave_at_acme"));
        assertThat(scene.posts()).isZero();
    }

    private HttpResult post(URI server) {
        Account account = XServerBench.account(server);
        Prepared prepared = new Prepared(account, new Wording("Out now."));
        assertThat(scene.network.send(prepared, 0, new IdempotencyKey("k", Instant.EPOCH), () -> DEADLINE))
                .isInstanceOf(Outcome.NotSent.class);
        return new HttpTransport("X", new ServerClocks(() -> scene.now))
                .send(request(server), SIGNED, Duration.ofSeconds(5));
    }

    private static HttpCall request(URI server) {
        return XRequests.of(XServerBench.account(server)).post("Out now.", "");
    }

    private static Row unknown(String what, AnswerScript manner, String why, int published) {
        return new Row(what, manner, new Outcome.Unknown(why), published);
    }

    private static String odd(int status) {
        return "X answered " + status + ", but not as it should" + MAYBE;
    }
}

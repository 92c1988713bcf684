package dev.punchclock.network.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.punchclock.network.GateClosedException;
import dev.punchclock.network.ServerClocks;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out and what comes back, whatever the network. How rude servers are met, {@code RudeServersTest} shows on X. */
class HttpTransportTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");

    private final ServerClocks clocks = new ServerClocks(() -> NOW);
    private final HttpTransport transport = new HttpTransport("Acme", clocks);
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String answer = "{\"id\":\"7\"}";
    private boolean silent;

    /** @param bytes each as a character */
    private record Seen(String method, Map<String, List<String>> headers, String bytes) {
        String text() {
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            seen.add(new Seen(
                    exchange.getRequestMethod(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1)));
            if (!silent) {
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("X-Restli-Id", "urn:li:share:7");
                exchange.sendResponseHeaders(201, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void every_method_carries_a_body_with_its_type_and_headers_of_ones_own(String method) {
        RequestBody body = RequestBody.json(Map.of("text", "Out \"now\", 日本"));
        HttpAnswer got = answered(HttpCall.of(method, url(), body).with("Idempotency-Key", "k1"));
        assertThat(one().method()).isEqualTo(method);
        assertThat(one().text()).isEqualTo("{\"text\":\"Out \\\"now\\\", 日本\"}");
        assertThat(one().header("Content-type")).isEqualTo("application/json");
        assertThat(one().header("Idempotency-key")).isEqualTo("k1");
        assertThat(one().header("Connection")).isEqualTo("close");
        assertThat(got.status()).isEqualTo(201);
        assertThat(got.json().at("id").text()).isEqualTo("7");
        assertThat(got.header("x-restli-id")).isEqualTo("urn:li:share:7");
    }

    @Test
    void a_request_without_a_body_says_nothing_of_a_type() {
        answered(HttpCall.of("GET", url() + "?" + PercentEncoding.of(new TreeMap<>(Map.of("a b", "c*&")))));
        assertThat(one().bytes()).isEmpty();
        assertThat(one().headers()).doesNotContainKey("Content-type");
    }

    @Test
    void whoever_signs_sees_the_whole_request_and_the_gate_is_asked_last() {
        List<String> asked = new ArrayList<>();
        RequestBody form = RequestBody.form(new TreeMap<>(Map.of("pin", "1 2")));
        HttpResult result = transport.send(
                HttpCall.of("POST", url(), form),
                call -> {
                    asked.add("signer: " + call.method() + " " + call.url().equals(url()) + " "
                            + call.body().form());
                    return Map.of("Authorization", "Bearer t");
                },
                () -> {
                    asked.add("gate");
                    assertThat(seen).isEmpty();
                    return DEADLINE;
                });
        assertThat(result).isInstanceOf(HttpResult.Answered.class);
        assertThat(asked).containsExactly("signer: POST true {pin=1 2}", "gate");
        assertThat(one().header("Authorization")).isEqualTo("Bearer t");
        assertThat(one().text()).isEqualTo("pin=1%202");
    }

    @Test
    void through_a_closed_gate_nothing_goes() {
        GateClosedException closed = new GateClosedException("it is 17:31");
        assertThatThrownBy(() -> transport.send(HttpCall.of("POST", url()), RequestSigner.NONE, () -> {
                    throw closed;
                }))
                .isSameAs(closed);
        assertThat(seen).isEmpty();
    }

    @Test
    void messages_name_the_network_and_the_host_but_no_secret_path() {
        silent = true;
        HttpCall hook = HttpCall.of("POST", url() + "hooks/s3cr3t").with("Authorization", "Bearer s3cr3t");
        assertThat(transport.send(hook, RequestSigner.NONE, Duration.ofMillis(300)))
                .isEqualTo(new HttpResult.Lost("Acme did not answer within 0 s"));
        assertThat(hook).hasToString("POST to 127.0.0.1");
    }

    @Test
    void of_an_answer_that_is_too_long_status_and_headers_are_left() {
        answer = "x".repeat(2_000);
        HttpAnswer got = answered(HttpCall.of("GET", url()).answeredWithin(1_999));
        assertThat(got.status()).isEqualTo(201);
        assertThat(got.header("x-restli-id")).isEqualTo("urn:li:share:7");
        assertThat(got.body()).isEmpty();
        assertThat(answered(HttpCall.of("GET", url()).answeredWithin(2_000)).body())
                .isEqualTo(answer);
    }

    @Test
    void the_clock_of_the_network_is_noted() {
        assertThat(clocks.of(URI.create(url()))).isEmpty();
        answered(HttpCall.of("GET", url()));
        assertThat(clocks.of(URI.create(url()))).isPresent();
    }

    @Test
    void a_piece_of_a_file_is_sent_with_its_length(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("stand.png"), "0123456789");
        answered(HttpCall.of("PUT", url(), RequestBody.file("image/png", file, 3, 4)));
        assertThat(one().text()).isEqualTo("3456");
        assertThat(one().header("Content-length")).isEqualTo("4");
        assertThat(one().header("Content-type")).isEqualTo("image/png");
    }

    @Test
    void parts_are_sent_together_with_their_length(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("private name.png"), new byte[] {(byte) 0xff, 13, 10, 0});
        RequestBody body = RequestBody.multipart(List.of(
                new RequestBody.Part("description", "", RequestBody.text("text/plain; charset=utf-8", "Our stand, 日本")),
                new RequestBody.Part("file", "a\"\r\n.png", RequestBody.file("image/png", file))));
        for (int times = 0; times < 2; times++) {
            answered(HttpCall.of("POST", url(), body));
            Seen got = seen.get(times);
            String boundary = got.header("Content-type").replace("multipart/form-data; boundary=", "");
            String expected = """
                    --B
                    Content-Disposition: form-data; name="description"
                    Content-Type: text/plain; charset=utf-8

                    Our stand, 日本
                    --B
                    Content-Disposition: form-data; name="file"; filename="a%22%0D%0A.png"
                    Content-Type: image/png

                    FILE
                    --B--
                    """.replace("\n", "\r\n").replace("--B", "--" + boundary);
            byte[] around = expected.getBytes(StandardCharsets.UTF_8);
            assertThat(got.bytes())
                    .isEqualTo(new String(around, StandardCharsets.ISO_8859_1).replace("FILE", "\u00ff\r\n\0"));
            assertThat(got.header("Content-length")).isEqualTo("" + around.length);
        }
    }

    @Test
    void a_file_that_is_shorter_than_it_was_breaks_the_exchange_off(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("stand.png"), "0123456789");
        RequestBody body = RequestBody.file("image/png", file);
        Files.writeString(file, "012");
        assertThat(transport.send(HttpCall.of("PUT", url(), body), RequestSigner.NONE, DEADLINE))
                .isEqualTo(new HttpResult.Lost("the connection to Acme broke before it answered"));
        Files.delete(file);
        assertThat(transport.send(HttpCall.of("PUT", url(), body), RequestSigner.NONE, DEADLINE))
                .isEqualTo(new HttpResult.Lost("the connection to Acme broke before it answered"));
        assertThat(seen).isEmpty();
    }

    @Test
    void of_a_long_video_no_more_is_read_than_is_asked_for(@TempDir Path folder) throws IOException {
        long length = 500L * 1024 * 1024;
        Path file = folder.resolve("talk.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(length);
        }
        RequestBody body = RequestBody.multipart(
                List.of(new RequestBody.Part("file", "talk.mp4", RequestBody.file("video/mp4", file))));
        assertThat(body.bytes().contentLength()).isBetween(length, length + 500);
        OneAtATime reader = new OneAtATime();
        body.bytes().subscribe(reader);
        reader.ask();
        reader.ask();
        assertThat(reader.sizes).hasSize(2).allMatch(size -> size <= 64 * 1024);
    }

    @Test
    void a_network_says_in_many_ways_how_long_it_wants_quiet() {
        assertThat(quiet(Map.of("Retry-After", "60"), "")).isEqualTo(NOW.plusSeconds(60));
        assertThat(quiet(Map.of("retry-after", "Tue, 24 Nov 2026 10:17:00 GMT"), ""))
                .isEqualTo(NOW.plusSeconds(120));
        assertThat(quiet(Map.of(), "{\"retry_after\":1.5}")).isEqualTo(NOW.plusMillis(1_500));
        assertThat(quiet(Map.of(), "{\"retry_after_ms\":2500}")).isEqualTo(NOW.plusMillis(2_500));
        assertThat(quiet(Map.of("X-RateLimit-Reset", "2026-11-24T10:20:00.000Z"), ""))
                .isEqualTo(NOW.plusSeconds(300));
        assertThat(quiet(Map.of("X-RateLimit-Reset", "" + NOW.plusSeconds(9).getEpochSecond()), ""))
                .isEqualTo(NOW.plusSeconds(9));
        assertThat(quiet(Map.of("X-RateLimit-Reset", "soon"), "<html>")).isNull();
    }

    private static Instant quiet(Map<String, String> headers, String body) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        HttpAnswer answer = new HttpAnswer(429, java.net.http.HttpHeaders.of(all, (name, value) -> true), body);
        return RateLimitReset.until(answer, NOW, List.of(answer.header("x-ratelimit-reset")));
    }

    private HttpAnswer answered(HttpCall call) {
        HttpResult result = transport.send(call, RequestSigner.NONE, DEADLINE);
        assertThat(result).isInstanceOf(HttpResult.Answered.class);
        return ((HttpResult.Answered) result).answer();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private Seen one() {
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }

    /** Takes one buffer for each time that it asks. */
    private static final class OneAtATime implements Flow.Subscriber<ByteBuffer> {
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private Flow.Subscription subscription;

        void ask() {
            int before = sizes.size();
            subscription.request(1);
            for (int i = 0; sizes.size() == before && i < 1_000; i++) {
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            sizes.add(buffer.remaining());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("it cannot be over");
        }
    }
}

package dev.punchclock.network.x;

import dev.punchclock.network.Gate;
import dev.punchclock.network.ServerClocks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to X and answers back, over HTTP/1.1, following no redirect, with the proxy that Java is told of.
 * Each exchange has one deadline for all of it, and is cancelled when that has passed.
 *
 * <p>All of them go through one client: each client has a thread and a pool of its own, which outlive it. But each goes over
 * a connection of its own, which the server is asked to close after its answer: on one that was used before, a request may
 * be lost on the way without anybody knowing. A client whose server does not close is not used again, for it keeps the
 * connection, and nobody can tell it to let go.
 */
final class HttpTransport {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int IDLE_SECONDS = 5;
    private static final int PROXY_ANSWERED = 407;

    static {
        // Where a machine sets them for all programs, the JDK writes headers, and keys with them, to standard error.
        System.clearProperty("jdk.httpclient.HttpClient.log");
        System.clearProperty("jdk.internal.httpclient.debug");
        // The JDK takes the header that asks for a connection to be closed from nobody who has not said that he means
        // it.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    }

    /** What clients run their tasks on, where one follows the other. */
    private static final Executor THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "x");
                thread.setDaemon(true);
                return thread;
            });

    private static @Nullable HttpClient client;

    private HttpTransport() {}

    /** A request to this address, which asks for its connection to be closed after the answer. */
    static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Connection", "close")
                .header("User-Agent", "punchclock");
    }

    /**
     * Sends what changes nothing.
     *
     * @param clocks learn what time it is there
     */
    static HttpResult read(HttpRequest request, Duration deadline, ServerClocks clocks) {
        return write(request, () -> deadline, clocks);
    }

    /**
     * Sends what changes something, once.
     *
     * @param gate says how long the exchange may last
     * @param clocks learn what time it is there
     * @throws dev.punchclock.network.GateClosedException what the gate threw; nothing was sent
     */
    static HttpResult write(HttpRequest request, Gate gate, ServerClocks clocks) {
        return write(client(), request, gate, clocks);
    }

    /** The same by this client. */
    static HttpResult write(HttpClient by, HttpRequest request, Gate gate, ServerClocks clocks) {
        HttpExchange exchange = new HttpExchange(request.uri().getHost(), () -> retire(by));
        Instant begun = clocks.now();
        Duration deadline = gate.pass();
        return told(request, exchange.await(by.sendAsync(request, exchange), deadline), begun, clocks);
    }

    /** The same reply. What stands between, such as a proxy that wants a password, has another clock. */
    private static HttpResult told(HttpRequest request, HttpResult reply, Instant begun, ServerClocks clocks) {
        if (reply instanceof HttpResult.Answered answered && answered.answer().status() != PROXY_ANSWERED) {
            HttpHeaders headers = answered.answer().headers();
            clocks.answered(request.uri(), begun, headers.allValues("date"), headers.allValues("age"));
        }
        return reply;
    }

    private static synchronized HttpClient client() {
        if (client == null) {
            client = newClient();
        }
        return client;
    }

    static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(LONGEST_CONNECT)
                .executor(THREADS)
                .build();
    }

    /** It ends by itself, when all of its exchanges have. */
    private static synchronized void retire(HttpClient used) {
        if (client == used) {
            client = null;
        }
    }
}

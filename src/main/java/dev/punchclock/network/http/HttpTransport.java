package dev.punchclock.network.http;

import dev.punchclock.network.Gate;
import dev.punchclock.network.ServerClocks;
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
 * Carries requests to a network and answers back, over HTTP/1.1, following no redirect, with the proxy that Java is told of.
 * Each exchange has one deadline for all of it, and is cancelled when that has passed.
 *
 * <p>All of them go through one client: each client has a thread and a pool of its own, which outlive it. But each goes over
 * a connection of its own, which the server is asked to close after its answer: on one that was used before, a request may
 * be lost on the way without anybody knowing. A client whose server does not close is not used again, for it keeps the
 * connection, and nobody can tell it to let go.
 */
public final class HttpTransport {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int IDLE_SECONDS = 5;
    private static final int PROXY_ANSWERED = 407;

    static {
        JdkHttpSettings.set();
    }

    /** What clients run their tasks on, where one follows the other. */
    private static final Executor THREADS = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "http");
                thread.setDaemon(true);
                return thread;
            });

    private static @Nullable HttpClient client;

    private final String network;
    private final ServerClocks clocks;

    /**
     * @param network as messages name it, such as {@code X}
     * @param clocks learn what time it is there
     */
    public HttpTransport(String network, ServerClocks clocks) {
        this.network = network;
        this.clocks = clocks;
    }

    /** Sends what publishes nothing. */
    public HttpResult send(HttpCall call, RequestSigner signer, Duration deadline) {
        return send(call, signer, () -> deadline);
    }

    /**
     * Sends what publishes something, once.
     *
     * @param gate says how long the exchange may last
     * @throws dev.punchclock.network.GateClosedException what the gate threw; nothing was sent
     */
    public HttpResult send(HttpCall call, RequestSigner signer, Gate gate) {
        return send(client(), call, signer, gate);
    }

    /** The same by this client. */
    HttpResult send(HttpClient by, HttpCall call, RequestSigner signer, Gate gate) {
        HttpRequest request = request(call, signer);
        HttpExchange exchange = new HttpExchange(network, call, () -> retire(by));
        Instant begun = clocks.now();
        Duration deadline = gate.pass();
        return told(call, exchange.await(by.sendAsync(request, exchange), deadline), begun);
    }

    /** Asks for its connection to be closed after the answer. */
    private static HttpRequest request(HttpCall call, RequestSigner signer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(call.method(), call.body().bytes())
                .header("Connection", "close")
                .header("User-Agent", "punchclock");
        if (!call.body().type().isEmpty()) {
            request.header("Content-Type", call.body().type());
        }
        call.headers().forEach(request::header);
        signer.headers(call).forEach(request::header);
        return request.build();
    }

    /** The same reply. What stands between, such as a proxy that wants a password, has another clock. */
    private HttpResult told(HttpCall call, HttpResult reply, Instant begun) {
        if (reply instanceof HttpResult.Answered answered && answered.answer().status() != PROXY_ANSWERED) {
            HttpHeaders headers = answered.answer().headers();
            clocks.answered(call.uri(), begun, headers.allValues("date"), headers.allValues("age"));
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

package dev.punchclock.network.x;

import dev.punchclock.network.Gate;
import dev.punchclock.network.ServerClocks;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;

/**
 * Carries requests to X and answers back, over HTTP/1.1, following no redirect, with the proxy that Java is told of.
 * Each exchange has one deadline for all of it, and is cancelled when that has passed.
 */
final class Wire {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int PROXY_ANSWERED = 407;

    static {
        // Where a machine sets them for all programs, the JDK writes headers, and keys with them, to standard error.
        System.clearProperty("jdk.httpclient.HttpClient.log");
        System.clearProperty("jdk.internal.httpclient.debug");
    }

    private Wire() {}

    /** Reading may share connections, and lasts as long as the program. */
    private static final class Reading {
        private static final HttpClient CLIENT = client();
    }

    /** @param clocks learn what time it is there */
    static Reply read(HttpRequest request, Duration deadline, ServerClocks clocks) {
        Exchange exchange = new Exchange(request.uri().getHost());
        Instant begun = clocks.now();
        return told(request, exchange.await(Reading.CLIENT.sendAsync(request, exchange), deadline), begun, clocks);
    }

    /** The same reply. What stands between, such as a proxy that wants a password, has another clock. */
    private static Reply told(HttpRequest request, Reply reply, Instant begun, ServerClocks clocks) {
        if (reply instanceof Reply.Answered answered && answered.answer().status() != PROXY_ANSWERED) {
            HttpHeaders headers = answered.answer().headers();
            clocks.answered(request.uri(), begun, headers.allValues("date"), headers.allValues("age"));
        }
        return reply;
    }

    /**
     * Sends what changes something, over a connection of its own: on one that was used before, a request may be lost on
     * the way without anybody knowing.
     *
     * @param gate says how long the exchange may last
     * @param clocks learn what time it is there
     * @throws dev.punchclock.network.GateClosed what the gate threw; nothing was sent
     */
    static Reply write(HttpRequest request, Gate gate, ServerClocks clocks) {
        HttpClient client = client();
        Exchange exchange = new Exchange(request.uri().getHost());
        Instant begun = clocks.now();
        Duration deadline = gate.pass();
        return told(request, exchange.await(client.sendAsync(request, exchange), deadline), begun, clocks);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(LONGEST_CONNECT)
                .build();
    }
}

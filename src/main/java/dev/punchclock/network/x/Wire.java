package dev.punchclock.network.x;

import dev.punchclock.network.Gate;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * Carries requests to X and answers back, over HTTP/1.1, following no redirect, with the proxy that Java is told of.
 * Each exchange has one deadline for all of it, and is cancelled when that has passed.
 */
final class Wire {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

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

    static Reply read(HttpRequest request, Duration deadline) {
        Exchange exchange = new Exchange(request.uri().getHost());
        return exchange.await(Reading.CLIENT.sendAsync(request, exchange), deadline);
    }

    /**
     * Sends what changes something, over a connection of its own: on one that was used before, a request may be lost on
     * the way without anybody knowing.
     *
     * @throws dev.punchclock.network.GateClosed what the gate threw; nothing was sent
     */
    static Reply write(HttpRequest request, Gate gate) {
        HttpClient client = client();
        Exchange exchange = new Exchange(request.uri().getHost());
        Duration deadline = gate.pass();
        return exchange.await(client.sendAsync(request, exchange), deadline);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(LONGEST_CONNECT)
                .build();
    }
}

package dev.punchclock.network.http;

import dev.punchclock.network.Gate;
import dev.punchclock.network.ServerClocks;

/** Sends by a client of its own: each asks once, when it is made, for the proxy that Java is told of. */
public final class FreshClient {
    private FreshClient() {}

    public static HttpResult send(String network, ServerClocks clocks, HttpCall call, RequestSigner signer, Gate gate) {
        return new HttpTransport(network, clocks).send(HttpTransport.newClient(), call, signer, gate);
    }
}

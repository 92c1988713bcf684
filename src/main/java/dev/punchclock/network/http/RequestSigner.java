package dev.punchclock.network.http;

import java.util.Map;

/** Shows a server who asks: says which headers go with a request, such as {@code Authorization}. */
@FunctionalInterface
public interface RequestSigner {
    /** For a server that lets anybody in, or an address that is a secret itself. */
    RequestSigner NONE = call -> Map.of();

    /** Asked when the request is complete but for these, just before the gate. */
    Map<String, String> headers(HttpCall call);
}

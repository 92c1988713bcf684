package dev.punchclock.network.http;

import java.net.http.HttpHeaders;

/**
 * What a server answered.
 *
 * @param body empty also when it did not arrive whole
 */
public record HttpAnswer(int status, HttpHeaders headers, String body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public LenientJson json() {
        return LenientJson.of(body);
    }

    /** The first value under this name, in whatever letters, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}

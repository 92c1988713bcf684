package dev.punchclock.network.x;

import java.net.http.HttpHeaders;

/**
 * What X answered.
 *
 * @param body empty also when it did not arrive whole
 */
record XAnswer(int status, HttpHeaders headers, String body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    LenientJson json() {
        return LenientJson.of(body);
    }

    /** The first value, or an empty text. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}

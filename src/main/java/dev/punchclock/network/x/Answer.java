package dev.punchclock.network.x;

import java.net.http.HttpHeaders;

/**
 * What X answered.
 *
 * @param body empty also when it did not arrive whole
 */
record Answer(int status, HttpHeaders headers, String body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Tree json() {
        return Tree.of(body);
    }

    /** The first value, or an empty text. */
    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}

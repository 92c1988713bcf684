package dev.punchclock.network.http;

import java.net.URI;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request that is ready but for its signature. Shows in its text neither headers nor path: both may hold secrets.
 *
 * @param method such as {@code PATCH}
 * @param url with its query, percent-encoded
 * @param headers further ones; the body brings its own type
 * @param longestAnswer in bytes; of a longer answer status and headers are left
 */
public record HttpCall(
        String method, String url, RequestBody body, SortedMap<String, String> headers, int longestAnswer) {
    /** A page of 100 long posts with all their links stays far below. */
    public static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    public HttpCall {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** A request without a body. */
    public static HttpCall of(String method, String url) {
        return of(method, url, RequestBody.NONE);
    }

    public static HttpCall of(String method, String url, RequestBody body) {
        return new HttpCall(method, url, body, new TreeMap<>(), LONGEST_ANSWER);
    }

    /** The same with one more header. */
    public HttpCall with(String header, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpCall(method, url, body, more, longestAnswer);
    }

    /** The same, whose answer may have so many bytes. */
    public HttpCall answeredWithin(int bytes) {
        return new HttpCall(method, url, body, headers, bytes);
    }

    URI uri() {
        return URI.create(url);
    }

    @Override
    public String toString() {
        return method + " to " + uri().getHost();
    }
}

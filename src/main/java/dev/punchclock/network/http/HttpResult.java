package dev.punchclock.network.http;

/** How an exchange over the wire ended. */
public sealed interface HttpResult {
    /** With an answer, whatever it says. */
    record Answered(HttpAnswer answer) implements HttpResult {}

    /** No byte of the request has left. */
    record NotReached(String why) implements HttpResult {}

    /** The request may have arrived; no answer did. */
    record Lost(String why) implements HttpResult {}
}

package dev.punchclock.network.x;

/** How an exchange over the wire ended. */
sealed interface Reply {
    /** With an answer, whatever it says. */
    record Answered(Answer answer) implements Reply {}

    /** No byte of the request has left. */
    record NotReached(String why) implements Reply {}

    /** The request may have arrived; no answer did. */
    record Lost(String why) implements Reply {}
}

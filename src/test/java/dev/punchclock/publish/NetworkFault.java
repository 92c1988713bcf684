package dev.punchclock.publish;

import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.problem.ExitCode;

/** Everything that may befall the one request that publishes, and what must come of it on whatever network. */
enum NetworkFault {
    ANSWER_LOST("it publishes, and its answer is lost", End.UNKNOWN_AND_THERE),
    SILENT_AND_PUBLISHED("it publishes, and says nothing", End.UNKNOWN_AND_THERE),
    SAYS_502_AND_PUBLISHED("it publishes, and says 502 with HTML", End.UNKNOWN_AND_THERE),
    GARBAGE_AND_PUBLISHED("it publishes, and says garbage", End.UNKNOWN_AND_THERE),
    NO_ID_AND_PUBLISHED("it publishes, and names no id", End.UNKNOWN_AND_THERE),
    CUT_OFF_AND_PUBLISHED("it publishes, and breaks off in its answer", End.UNKNOWN_AND_THERE),
    REDIRECT_AND_PUBLISHED("it publishes, and answers with a redirect", End.UNKNOWN_AND_THERE),
    RESPELT("it publishes, its answer is lost, and it shows another spelling", End.UNKNOWN_AND_THERE),
    CLOCK_BEHIND("its clock is behind, and its answer is lost", End.UNKNOWN_AND_THERE),
    CLOCK_AHEAD("its clock is ahead, and its answer is lost", End.UNKNOWN_AND_THERE),
    LISTED_LATE("it publishes, its answer is lost, and it shows its posts late", End.UNKNOWN_AND_LISTED_LATE),
    CLOSED("it closes the connection", End.UNKNOWN_AND_NOT_THERE),
    RESET_AFTER_BODY("it resets the connection when it has read all", End.UNKNOWN_AND_NOT_THERE),
    RESET_BEFORE_BODY("it resets the connection before it reads", End.UNKNOWN_AND_NEVER_HEARD),
    SILENT("it says nothing", End.UNKNOWN_AND_NOT_THERE),
    SLOW_BODY("it drips its answer", End.UNKNOWN_AND_NOT_THERE),
    SAYS_500("500", End.UNKNOWN_AND_NOT_THERE),
    SAYS_502("502 with HTML", End.UNKNOWN_AND_NOT_THERE),
    GARBAGE("garbage instead of JSON", End.UNKNOWN_AND_NOT_THERE),
    NO_ID("an answer without an id", End.UNKNOWN_AND_NOT_THERE),
    THROTTLED("it asks to wait, in its own way", End.QUIET),
    RESET_EPOCH("429, x-rate-limit-reset in seconds since 1970", End.QUIET),
    RESET_EPOCH_MILLIS("429, x-rate-limit-reset in milliseconds since 1970", End.QUIET),
    RESET_ISO("429, x-rate-limit-reset as a date with a time", End.QUIET),
    RESET_OF_THE_DAY("429, the 24 hours of the user are used up", End.QUIET),
    RESET_OF_THE_APP("429, the 24 hours of the app are used up", End.QUIET),
    RETRY_AFTER_SECONDS("429, Retry-After in seconds", End.QUIET),
    RETRY_AFTER_DATE("429, Retry-After as a date", End.QUIET),
    RETRY_AFTER_JSON("429, retry_after in JSON", End.QUIET),
    RETRY_AFTER_JSON_MILLIS("429, retry_after_ms in JSON", End.QUIET),
    RESET_UNNAMED("429 without a time", End.QUIET),
    UNAUTHORIZED("401", End.NOT_SENT),
    CONNECTION_REFUSED("nobody listens", End.NOT_REACHED),
    TLS_FAILURE("no secure connection", End.NOT_REACHED),
    REDIRECT("a redirect", End.UNKNOWN_AND_NOT_THERE),
    REFUSED("it refuses", End.REFUSED);

    final String words;
    final End end;

    NetworkFault(String words, End end) {
        this.words = words;
        this.end = end;
    }

    /** What is known afterwards, and what that leads to when the network is well again. */
    enum End {
        UNKNOWN_AND_THERE(ExitCode.UNKNOWN, DeliveryState.UNKNOWN, 1, 1, 1),
        /** As {@link #UNKNOWN_AND_THERE}, and the network does not show it at once. */
        UNKNOWN_AND_LISTED_LATE(ExitCode.UNKNOWN, DeliveryState.UNKNOWN, 1, 1, 1),
        UNKNOWN_AND_NOT_THERE(ExitCode.UNKNOWN, DeliveryState.UNKNOWN, 1, 0, 2),
        UNKNOWN_AND_NEVER_HEARD(ExitCode.UNKNOWN, DeliveryState.UNKNOWN, 0, 0, 1),
        QUIET(ExitCode.REFUSED, DeliveryState.WAITING, 1, 0, 2),
        NOT_SENT(ExitCode.REFUSED, DeliveryState.WAITING, 1, 0, 2),
        NOT_REACHED(ExitCode.REFUSED, DeliveryState.WAITING, 0, 0, 1),
        REFUSED(ExitCode.REFUSED, DeliveryState.HELD, 1, 0, 1);

        final ExitCode code;
        final DeliveryState state;
        final int requests;
        final int published;
        final int requestsInAll;

        /**
         * How it ends.
         *
         * @param state of the delivery after a round
         * @param requests that the network has seen then
         * @param published posts that it shows then
         * @param requestsInAll after further rounds
         */
        End(ExitCode code, DeliveryState state, int requests, int published, int requestsInAll) {
            this.code = code;
            this.state = state;
            this.requests = requests;
            this.published = published;
            this.requestsInAll = requestsInAll;
        }
    }
}

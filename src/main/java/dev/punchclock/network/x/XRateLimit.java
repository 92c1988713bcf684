package dev.punchclock.network.x;

import dev.punchclock.network.http.HttpAnswer;
import dev.punchclock.network.http.RateLimitReset;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when X wants quiet, from a 429: the limit of 15 minutes, and those of 24 hours when nothing remains of them.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/rate-limits">X: rate limits</a>
 */
final class XRateLimit {
    private XRateLimit() {}

    /** The latest of all times that are named; null when none is, or none is still to come. */
    static @Nullable Instant until(HttpAnswer answer, Instant now) {
        return RateLimitReset.until(
                answer,
                now,
                List.of(
                        answer.header("x-rate-limit-reset"),
                        usedUp(answer, "x-app-limit-24hour"),
                        usedUp(answer, "x-user-limit-24hour")));
    }

    private static String usedUp(HttpAnswer answer, String limit) {
        boolean nothingLeft = answer.header(limit + "-remaining").strip().equals("0");
        return nothingLeft ? answer.header(limit + "-reset") : "";
    }
}

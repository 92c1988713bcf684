package dev.punchclock.network.x;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Until when X wants quiet, from a 429 in every form that has been seen: the limit of 15 minutes, those of
 * 24 hours when nothing remains of them, {@code Retry-After}, and {@code retry_after} in the body.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/rate-limits">X: rate limits</a>
 */
final class RateLimitReset {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern WAIT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final long MILLIS_FROM = 100_000_000_000L;

    private RateLimitReset() {}

    /** The latest of all times that are named; null when none is, or none is still to come. */
    static @Nullable Instant until(XAnswer answer, Instant now) {
        return Stream.of(
                        time(answer.header("x-rate-limit-reset")),
                        usedUp(answer, "x-app-limit-24hour"),
                        usedUp(answer, "x-user-limit-24hour"),
                        retryAfter(answer.header("retry-after").strip(), now),
                        wait(answer.json().at("retry_after"), 1_000, now),
                        wait(answer.json().at("retry_after_ms"), 1, now))
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Optional<Instant> usedUp(XAnswer answer, String limit) {
        boolean nothingLeft = answer.header(limit + "-remaining").strip().equals("0");
        return nothingLeft ? time(answer.header(limit + "-reset")) : Optional.empty();
    }

    /** Seconds or milliseconds since 1970, or a date with a time. */
    private static Optional<Instant> time(String text) {
        String value = text.strip();
        try {
            if (!NUMBER.matcher(value).matches()) {
                return Optional.of(OffsetDateTime.parse(value).toInstant());
            }
            long number = Long.parseLong(value);
            return Optional.of(number < MILLIS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A wait in the body, as what stands before X may name one. */
    private static Optional<Instant> wait(LenientJson named, long millis, Instant now) {
        return WAIT.matcher(named.text()).matches()
                ? Optional.of(now.plusMillis((long) Math.ceil(Double.parseDouble(named.text()) * millis)))
                : Optional.empty();
    }

    /** Seconds from now or a date of HTTP, by RFC 9110. */
    private static Optional<Instant> retryAfter(String value, Instant now) {
        try {
            return Optional.of(
                    NUMBER.matcher(value).matches()
                            ? now.plusSeconds(Long.parseLong(value))
                            : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeException e) {
            return time(value);
        }
    }
}

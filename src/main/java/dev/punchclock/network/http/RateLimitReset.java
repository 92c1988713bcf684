package dev.punchclock.network.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Until when a network wants quiet, from the answer by which it says so, in every form that has been seen: {@code Retry-After},
 * {@code retry_after} and {@code retry_after_ms} in the body, and what stands in headers of the network's own.
 */
public final class RateLimitReset {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    private static final Pattern WAIT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final long MILLIS_FROM = 100_000_000_000L;

    private RateLimitReset() {}

    /**
     * The latest of all times that are named; null when none is, or none is still to come.
     *
     * @param times what headers of the network's own say: seconds or milliseconds since 1970, or a date with a time; empty
     *     for nothing
     */
    public static @Nullable Instant until(HttpAnswer answer, Instant now, List<String> times) {
        Stream<Optional<Instant>> usual = Stream.of(
                retryAfter(answer.header("retry-after").strip(), now),
                wait(answer.json().at("retry_after"), 1_000, now),
                wait(answer.json().at("retry_after_ms"), 1, now));
        return Stream.concat(times.stream().map(RateLimitReset::time), usual)
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(null);
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

    /** A wait in the body, as what stands before a server may name one. */
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

package dev.punchclock.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened on an account, as far as planning needs it.
 *
 * @param counted every moment that takes a place under the maximum, in order
 * @param published every moment that counts toward the minimum, in order
 * @param lastLook when a round looked last; null when none ever did
 * @param quietUntil until when the network asked for quiet; null when it did not
 */
public record AccountHistory(
        List<Instant> counted,
        List<Instant> published,
        @Nullable Instant lastLook,
        @Nullable Instant quietUntil) {
    public static final AccountHistory NONE = new AccountHistory(List.of(), List.of(), null, null);

    public AccountHistory {
        counted = List.copyOf(counted);
        published = List.copyOf(published);
    }
}

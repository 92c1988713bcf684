package dev.punchclock.network;

import java.time.Instant;

/**
 * What marks one part of one delivery as the same on every attempt; fixed before the first byte leaves.
 *
 * @param createdAt for networks that want to be told when a post was made, and take it for another one when that changes
 */
public record IdempotencyKey(String value, Instant createdAt) {
    public IdempotencyKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a key says something");
        }
    }
}

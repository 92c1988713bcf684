package dev.punchclock.network;

import java.time.Instant;

/**
 * Something the network itself shows as published on an account.
 *
 * @param key the key it was sent under where the network keeps it, else empty
 */
public record Publication(String id, String link, Instant at, String text, String key) {
    public Receipt receipt() {
        return new Receipt(id, link, at);
    }
}

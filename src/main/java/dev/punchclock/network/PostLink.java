package dev.punchclock.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The post to which an address leads, as far as that can be seen in the address.
 *
 * @param id the network's own id, empty where the address has none
 * @param link the address in its one spelling
 * @param at when it was published, by the network's clock, where the id carries it; else null
 * @param handle whose it is, as the network compares handles; empty where the address does not say
 */
public record PostLink(String id, String link, @Nullable Instant at, String handle) {
    /** Whether this is the same post. An id that carries its time is of one post only, whoever is named beside it. */
    public boolean isSame(PostLink other) {
        return link.equals(other.link) || (at != null && id.equals(other.id) && at.equals(other.at));
    }
}

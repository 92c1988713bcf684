package dev.punchclock.network;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The network's proof that something was published.
 *
 * @param id the network's own id, empty where it gives none
 * @param link where people can read it, or null
 * @param at when, by the network's clock where it says so
 */
public record Receipt(String id, @Nullable String link, Instant at) {
    /** What it can be found by: its id, and that with which its link ends; empty where it has neither. */
    public Set<String> names() {
        return names(id, link);
    }

    /** The same for an id and a link that are not known to be a receipt's. */
    public static Set<String> names(String id, @Nullable String link) {
        Set<String> names = new LinkedHashSet<>();
        names.add(id);
        names.add(link == null ? "" : link.substring(link.lastIndexOf('/') + 1));
        names.remove("");
        return names;
    }
}

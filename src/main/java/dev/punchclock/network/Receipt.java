package dev.punchclock.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The network's proof that something was published.
 *
 * @param id the network's own id, empty where it gives none
 * @param link where people can read it, or null
 * @param at when, by the network's clock where it says so
 */
public record Receipt(String id, @Nullable String link, Instant at) {}

package dev.punchclock.network;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * What is known of attempts whose outcome nobody knows, so that a network can tell whether one of them went out.
 *
 * @param key under which they were made; its time is when the first began
 * @param since nothing from before can be what is looked for
 * @param until the deadline of the last attempt
 * @param owned whether an id of the network is known to be something else: a receipt of another part or delivery on the
 *     same handle
 * @param user the network's own id of the user on whose account it was tried; empty where nobody knows
 */
public record LookupQuery(IdempotencyKey key, Instant since, Instant until, Predicate<String> owned, String user) {
    /** Of whoever has the account now. */
    public LookupQuery(IdempotencyKey key, Instant since, Instant until, Predicate<String> owned) {
        this(key, since, until, owned, "");
    }
}

package dev.punchclock.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one attempt ended, by what is known and no more. */
public sealed interface Outcome {
    /** Published, with the network's proof. */
    record Sent(Receipt receipt) implements Outcome {}

    /** The network will not take it, now or later; {@code why} is in our words. */
    record Refused(String why) implements Outcome, Preparation {}

    /** The network will not take it because the account has a post with this text already. */
    record Duplicate(String why) implements Outcome {}

    /** Not now; the network named a time, or null when it did not. */
    record Throttled(@Nullable Instant until, String why) implements Outcome, Preparation {}

    /** Surely not published, and worth another attempt. */
    record NotSent(String why) implements Outcome, Preparation {}

    /** No usable answer where one was due: it may have been published. */
    record Unknown(String why) implements Outcome {}
}

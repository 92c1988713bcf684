package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.network.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post that was made by hand and is counted.
 *
 * @param receipt where it can be read, and when it was published; its id is empty where nothing tells it
 * @param key on whose account, or null where an older version counted it
 */
public record ManuallyCountedPost(Receipt receipt, @Nullable AccountKey key) {
    public Instant at() {
        return receipt.at();
    }
}

package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import java.time.Instant;

/**
 * A picture or video that is on a network and not necessarily published yet.
 *
 * @param owner the handle for which it was uploaded: nobody else can publish it
 * @param sha256 of its bytes, in hex
 * @param id the network's own
 * @param goodUntil when the network forgets it
 */
public record Upload(AccountKey owner, String sha256, String id, Instant goodUntil) {
    boolean isOf(AccountKey handle, String hash) {
        return owner.equals(handle) && sha256.equals(hash);
    }
}

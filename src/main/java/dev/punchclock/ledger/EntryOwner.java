package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import org.jspecify.annotations.Nullable;

/**
 * Whose entries are asked for. An account is its handle on its network: its entries are its own under every name that it
 * went by. An entry of an older version does not say for which handle it was: there the name stands for it.
 *
 * @param name what the workspace calls it now
 */
public record EntryOwner(AccountName name, AccountKey key) {
    /** Written out, as {@link #hashCode}: those of records are made when they are first called, at every start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryOwner owner && name.equals(owner.name) && key.equals(owner.key);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + key.hashCode();
    }
}

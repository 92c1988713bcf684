package dev.punchclock.ledger;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;

/**
 * Whose entries are asked for. An account is its handle on its network: its entries are its own under every name that it
 * went by. An entry of an older version does not say for which handle it was: there the name stands for it.
 *
 * @param name what the workspace calls it now
 */
public record Owner(AccountName name, AccountKey key) {}

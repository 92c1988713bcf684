package dev.punchclock.ledger;

import dev.punchclock.account.AccountName;
import java.time.Instant;
import java.util.Set;

/**
 * Which words are to be erased. Never those of posts that wait, are held, are being published, or are unknown.
 *
 * @param accounts whose; empty for all there are
 * @param before only words of entries written before this instant
 * @param repeats texts published after this instant stay: the rule on repeats asks for them
 * @param thorough whether the whole file is to be written anew afterwards, so that nothing an older version left between
 *     its pages stays either; takes as long as a copy
 */
public record ErasureRequest(Set<AccountName> accounts, Instant before, Instant repeats, boolean thorough) {
    public ErasureRequest {
        accounts = Set.copyOf(accounts);
    }

    /** Whether words about this account are meant. */
    public boolean covers(AccountName account) {
        return accounts.isEmpty() || accounts.contains(account);
    }
}

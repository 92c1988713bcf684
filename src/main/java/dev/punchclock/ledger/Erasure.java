package dev.punchclock.ledger;

import dev.punchclock.account.AccountName;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was erased.
 *
 * @param accounts whose texts and reasons
 * @param before only of entries written before this instant
 * @param through the number of the last entry that it reaches; names are erased by it, for no account has them alone
 * @param needed how many texts and reasons of that time were left, because they are still needed
 * @param overwritten whether the bytes are gone from the disk already; if not, another process was reading, and they go
 *     when it has ended
 */
public record Erasure(
        SortedSet<AccountName> accounts,
        Instant before,
        long through,
        int texts,
        int names,
        int reasons,
        int needed,
        boolean overwritten) {
    public Erasure {
        accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }

    /** Nothing, from a time that reaches to this entry. */
    public static Erasure nothing(Instant before, long through, int needed) {
        return new Erasure(new TreeSet<>(), before, through, 0, 0, 0, needed, true);
    }

    /** The same, once it is known whether the bytes are gone. */
    public Erasure overwritten(boolean gone) {
        return new Erasure(accounts, before, through, texts, names, reasons, needed, gone);
    }

    public boolean isNothing() {
        return texts + names + reasons == 0;
    }
}

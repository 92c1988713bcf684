package dev.punchclock.network;

import dev.punchclock.account.Account;
import java.util.List;

/**
 * A delivery that is ready to be sent: whatever had to be uploaded is uploaded.
 *
 * @param parts what it says; more than one for a thread
 * @param published the proofs of the first parts, which are published already: each part answers the one before
 */
public record Prepared(Account account, List<String> parts, List<Receipt> published) {
    public Prepared {
        parts = List.copyOf(parts);
        published = List.copyOf(published);
    }

    /** Of which nothing is published yet. */
    public Prepared(Account account, List<String> parts) {
        this(account, parts, List.of());
    }

    /** The same, when its first parts are published. */
    public Prepared after(List<Receipt> first) {
        return new Prepared(account, parts, first);
    }
}

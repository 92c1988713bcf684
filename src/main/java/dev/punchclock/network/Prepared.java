package dev.punchclock.network;

import dev.punchclock.account.Account;
import java.util.List;

/** A delivery that is ready to be sent: whatever had to be uploaded is uploaded, nothing is published yet. */
public record Prepared(Account account, List<String> parts) {
    public Prepared {
        parts = List.copyOf(parts);
    }
}

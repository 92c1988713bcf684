package dev.punchclock.store;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What lies around a ledger's file and is compared with what it says of itself, so that a copy is noticed.
 *
 * @param areCompared false for ledgers that are thrown away
 * @param machine asked for what tells this machine from others, as {@link LedgerLocation} keeps it; empty where nothing does
 * @param host the machine's name, for people
 * @param notes the folder in which the heads of ledgers are noted, outside of every state folder; null where there is none
 */
public record CopyEvidence(
        boolean areCompared,
        Supplier<String> machine,
        String host,
        @Nullable Path notes) {
    static final CopyEvidence NONE = new CopyEvidence(false, () -> "", "", null);

    public CopyEvidence(Supplier<String> machine, String host, @Nullable Path notes) {
        this(true, machine, host, notes);
    }
}

package dev.punchclock.ledger;

import java.util.function.Consumer;

/**
 * A ledger as a whole, for whoever keeps it: read through, written out. It can be asked while others write.
 *
 * <p>Every method may throw {@link dev.punchclock.problem.ProblemException} when the ledger cannot be read.
 */
public interface LedgerArchive extends AutoCloseable {
    /** The end of the chain as it stands. */
    Head head();

    /**
     * Looks at every entry.
     *
     * @param knownHead the hash of a {@link #head} that was noted elsewhere and must still be there; empty for none
     */
    Verification verify(String knownHead);

    /** Hands on every entry as it stands at one moment, in order, without ever holding them all. */
    void leaves(Consumer<ExportedEntry> reader);

    @Override
    void close();
}

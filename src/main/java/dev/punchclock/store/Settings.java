package dev.punchclock.store;

import java.time.Duration;

/**
 * How careful a ledger is with its file.
 *
 * @param durable whether an entry is on the disk, and not on its way there, when it counts as written
 * @param patience how long another writer is waited for
 */
record Settings(boolean durable, Duration patience) {
    static final Settings USUAL = new Settings(true, Duration.ofSeconds(5));

    /** For rehearsals, whose ledger is thrown away: nothing waits for the disk. */
    static final Settings REHEARSAL = new Settings(false, Duration.ofSeconds(5));
}

package dev.punchclock.store;

import java.time.Duration;

/**
 * How careful a ledger is with its file.
 *
 * @param durable whether an entry is on the disk, and not on its way there, when it counts as written
 * @param patience how long another writer is waited for
 */
record StorageSettings(boolean durable, Duration patience) {
    static final StorageSettings USUAL = new StorageSettings(true, Duration.ofSeconds(5));

    /** For rehearsals, whose ledger is thrown away: nothing waits for the disk. */
    static final StorageSettings REHEARSAL = new StorageSettings(false, Duration.ofSeconds(5));
}

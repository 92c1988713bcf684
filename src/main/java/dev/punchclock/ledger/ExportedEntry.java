package dev.punchclock.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An entry with all that its line in the ledger says.
 *
 * @param who the actor's name; null once it was erased
 * @param previous the hash of the entry before
 * @param hash of this entry
 */
public record ExportedEntry(Entry entry, @Nullable String who, String previous, String hash) {}

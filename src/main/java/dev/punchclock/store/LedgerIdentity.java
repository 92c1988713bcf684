package dev.punchclock.store;

/**
 * Whose ledger it is.
 *
 * @param id what {@code publisher:} names
 * @param workspace the id of the workspace it belongs to
 */
record LedgerIdentity(String id, String workspace) {
    /** Where the chain begins. */
    ChainTip origin() {
        return new ChainTip(0, EntryRow.origin(id, workspace));
    }
}

package dev.punchclock.store;

/**
 * Whose ledger it is.
 *
 * @param id what {@code publisher:} names
 * @param workspace the id of the workspace it belongs to
 */
record Identity(String id, String workspace) {
    /** Where the chain begins. */
    Tip origin() {
        return new Tip(0, Line.origin(id, workspace));
    }
}

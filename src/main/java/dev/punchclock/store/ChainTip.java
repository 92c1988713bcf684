package dev.punchclock.store;

import org.jspecify.annotations.Nullable;

/**
 * The end of the chain.
 *
 * @param number of the last entry; 0 before the first
 * @param hash of the last entry, or what the chain hangs on
 */
record ChainTip(long number, String hash) {
    /** As records have it, but written out, as {@link #hashCode}: theirs is made when it is first called, at every start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChainTip tip && number == tip.number && hash.equals(tip.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }
}

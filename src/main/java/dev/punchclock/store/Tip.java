package dev.punchclock.store;

/**
 * The end of the chain.
 *
 * @param number of the last entry; 0 before the first
 * @param hash of the last entry, or what the chain hangs on
 */
record Tip(long number, String hash) {}

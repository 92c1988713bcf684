package dev.punchclock.store;

import java.time.Instant;

/**
 * What a ledger is told when it is begun.
 *
 * @param id its own name, such as {@code desk1-91c2}: what {@code publisher:} names
 * @param workspace the id of the workspace it belongs to
 * @param folder the real path of the folder from which it publishes
 * @param now when its first entry is written
 */
public record NewLedger(String id, String workspace, String folder, Instant now) {}

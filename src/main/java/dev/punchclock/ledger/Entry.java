package dev.punchclock.ledger;

import java.time.Instant;

/**
 * One line of the ledger.
 *
 * @param number counts from 1, without holes
 * @param at when it was written, to the millisecond
 */
public record Entry(long number, Instant at, Actor by, EntryBody fact) {}

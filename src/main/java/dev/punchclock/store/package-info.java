/**
 * Where the ledger is kept: a SQLite file in the state folder.
 */
@NullMarked
package dev.punchclock.store;

import org.jspecify.annotations.NullMarked;

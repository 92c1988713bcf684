/**
 * Keeps watch over a workspace for as long as it is left to: wakes when something can be due, looks, and says in a line
 * what it decided. It publishes nothing itself; rounds do.
 */
@NullMarked
package dev.punchclock.daemon;

import org.jspecify.annotations.NullMarked;

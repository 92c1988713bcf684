/**
 * What happened, in order: entries, and the state of all deliveries that they add up to.
 */
@NullMarked
package dev.punchclock.ledger;

import org.jspecify.annotations.NullMarked;

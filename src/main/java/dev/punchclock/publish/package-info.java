/**
 * A round: look at the clock, publish what is due, reconcile what is unknown; its decisions are values.
 */
@NullMarked
package dev.punchclock.publish;

import org.jspecify.annotations.NullMarked;

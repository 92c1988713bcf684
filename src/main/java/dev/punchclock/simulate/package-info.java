/**
 * Rehearsals: real rounds over simulated time, graded from the network's own record.
 */
@NullMarked
package dev.punchclock.simulate;

import org.jspecify.annotations.NullMarked;

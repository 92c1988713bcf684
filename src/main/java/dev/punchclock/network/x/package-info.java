/**
 * X: what may be said there.
 */
@NullMarked
package dev.punchclock.network.x;

import org.jspecify.annotations.NullMarked;

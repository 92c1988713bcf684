/**
 * X: what may be said there, and how it is published, found again and taken back over X's API, version 2.
 */
@NullMarked
package dev.punchclock.network.x;

import org.jspecify.annotations.NullMarked;

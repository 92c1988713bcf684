/**
 * The future: which post goes when, and why another does not.
 */
@NullMarked
package dev.punchclock.plan;

import org.jspecify.annotations.NullMarked;

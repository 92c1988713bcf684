/**
 * What went wrong and what to do about it: problems with their place and remedy, and the exit codes.
 */
@NullMarked
package dev.punchclock.problem;

import org.jspecify.annotations.NullMarked;

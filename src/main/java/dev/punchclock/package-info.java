/**
 * Queue your work posts. They go out on the clock, never off it. This package only joins the parts.
 */
@NullMarked
package dev.punchclock;

import org.jspecify.annotations.NullMarked;

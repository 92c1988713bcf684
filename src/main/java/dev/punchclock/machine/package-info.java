/**
 * The machine that punchclock runs on, as {@code doctor} looks at it: its clock, its zone data, its disk.
 */
@NullMarked
package dev.punchclock.machine;

import org.jspecify.annotations.NullMarked;

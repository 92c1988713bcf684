/**
 * When work is: weekly patterns, the windows they open on the real clock, and the timetable that answers "open now?".
 */
@NullMarked
package dev.punchclock.hours;

import org.jspecify.annotations.NullMarked;

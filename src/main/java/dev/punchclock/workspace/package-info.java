/**
 * The open folder: accounts with their timetables, and the queue, in one hand.
 */
@NullMarked
package dev.punchclock.workspace;

import org.jspecify.annotations.NullMarked;

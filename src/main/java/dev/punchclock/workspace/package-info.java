/**
 * The open workspace: accounts with their timetables, the queue, and the rules that join the two.
 */
@NullMarked
package dev.punchclock.workspace;

import org.jspecify.annotations.NullMarked;

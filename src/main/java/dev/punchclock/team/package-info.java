/**
 * Who writes: the members of a team.
 */
@NullMarked
package dev.punchclock.team;

import org.jspecify.annotations.NullMarked;

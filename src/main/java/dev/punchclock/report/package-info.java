/**
 * Answers: how things stand, worked out from ledger, plan and timetable; values, which anybody may print.
 */
@NullMarked
package dev.punchclock.report;

import org.jspecify.annotations.NullMarked;

/**
 * Public holidays by the code of a country or one of its parts, as jollyday knows them.
 */
@NullMarked
package dev.punchclock.calendar.holidays;

import org.jspecify.annotations.NullMarked;

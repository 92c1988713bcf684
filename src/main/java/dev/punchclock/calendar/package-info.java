/**
 * What closes: public holidays by their code and calendars by their file, looked up once and kept as days and windows.
 */
@NullMarked
package dev.punchclock.calendar;

import org.jspecify.annotations.NullMarked;

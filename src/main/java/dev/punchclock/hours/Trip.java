package dev.punchclock.hours;

import java.time.ZoneId;

/** Days on which shifts are worked by the clock of another zone. */
public record Trip(Leave days, ZoneId zone) {}

package dev.punchclock.plan;

import java.time.LocalDate;

/** One day, week or month of a quota: {@code [start, end)}, the {@code number}th from the one that contains now. */
record QuotaPeriod(int number, LocalDate first, long start, long end) {}

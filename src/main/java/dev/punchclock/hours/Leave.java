package dev.punchclock.hours;

import java.time.LocalDate;

/** Days off, both included. */
public record Leave(LocalDate first, LocalDate last) {
    public Leave {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("not leave: " + first + " to " + last);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}

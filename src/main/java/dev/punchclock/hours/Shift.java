package dev.punchclock.hours;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One stretch of work by the clock on the wall, on the day it starts.
 *
 * @param start minutes after midnight, 0 to 1439
 * @param end minutes after the same midnight, up to 2880: a night shift ends on the next day
 */
public record Shift(int start, int end) implements Comparable<Shift> {
    private static final int DAY = 24 * 60;

    public Shift {
        if (start < 0 || start >= DAY || end <= start || end > start + DAY) {
            throw new IllegalArgumentException("not a shift: " + start + " to " + end);
        }
    }

    /** This shift of {@code day} on the real clock; empty where clock changes leave nothing of it. */
    Optional<Window> on(LocalDate day, WallClock clock) {
        var opens = clock.opens(time(day, start));
        var closes = clock.closes(time(day, end));
        return opens.isBefore(closes) ? Optional.of(new Window(opens, closes)) : Optional.empty();
    }

    /** The same time as leave: it grows where a shift would shrink. */
    Windows blackout(LocalDate day, WallClock clock) {
        return Windows.of(
                clock.blackout(time(day, start), time(day, end)).stream().toList());
    }

    private static LocalDateTime time(LocalDate day, int minutes) {
        return day.plusDays(minutes / DAY).atTime(minutes % DAY / 60, minutes % 60);
    }

    public int minutes() {
        return end - start;
    }

    @Override
    public int compareTo(Shift other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }

    /** As it is written: {@code 22:00-06:00}, {@code 00:00-24:00}. */
    @Override
    public String toString() {
        return "%02d:%02d-%s".formatted(start / 60, start % 60, endWord());
    }

    private String endWord() {
        int of = end == DAY ? DAY : end % DAY;
        return "%02d:%02d".formatted(of / 60, of % 60);
    }
}

package dev.punchclock.plan;

import dev.punchclock.hours.Window;
import dev.punchclock.hours.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The same rules once more, second by second and as plain as they can be written. */
final class SlowPlanner {
    private SlowPlanner() {}

    /** Whether an attempt that begins at {@code t} ends, with its room, before closing time. */
    static boolean isAllowed(PlanRequest ask, Instant t) {
        return ask.hours()
                .openAt(t)
                .filter(w -> t.plus(ask.room()).isBefore(w.end()))
                .isPresent();
    }

    /** When a slot takes effect: one in the past goes out now. */
    static Instant effective(PlanRequest ask, Instant slot) {
        return slot.isAfter(ask.now()) ? slot : ask.now();
    }

    static LocalDate period(PlanRequest ask, Instant t) {
        return ask.quota().per().startOf(ask.hours().clock().dayOf(t));
    }

    static int inPeriod(PlanRequest ask, List<Instant> moments, LocalDate first) {
        return (int) moments.stream().filter(t -> period(ask, t).equals(first)).count();
    }

    static boolean keepsGap(PlanRequest ask, Instant a, Instant b) {
        return Duration.between(a, b).abs().compareTo(ask.quota().gap()) >= 0;
    }

    /** How many posts fit into a period from {@code from} on, one at every first second that all rules leave. */
    static int most(PlanRequest ask, LocalDate first, Instant from, List<Instant> taken, int limit) {
        Instant start = ask.hours().clock().startOf(first);
        Instant end = ask.hours().clock().startOf(ask.quota().per().endOf(first));
        long horizon = Math.min(ask.horizon().plusNanos(999_999_999).getEpochSecond(), end.getEpochSecond());
        long gap = ask.quota().gap().toSeconds();
        long[] others = taken.stream().mapToLong(Instant::getEpochSecond).toArray();
        long last = Long.MIN_VALUE / 2;
        int most = 0;
        Windows windows = ask.hours().windows(start.minus(Duration.ofDays(3)), end.plus(Duration.ofDays(3)));
        for (Window window : windows.list()) {
            long close = window.end().minus(ask.room()).getEpochSecond();
            long t = Math.max(window.start().getEpochSecond(), Math.max(start.getEpochSecond(), from.getEpochSecond()));
            while (most < limit && t < horizon && t < close) {
                if (t - last >= gap && isFar(t, others, gap)) {
                    most = gap == 0 ? limit : most + 1;
                    last = t;
                }
                t++;
            }
        }
        return most;
    }

    private static boolean isFar(long t, long[] others, long gap) {
        for (long other : others) {
            if (Math.abs(t - other) < gap) {
                return false;
            }
        }
        return true;
    }
}

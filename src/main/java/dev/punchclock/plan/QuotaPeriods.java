package dev.punchclock.plan;

import dev.punchclock.account.Period;
import dev.punchclock.hours.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The periods of a quota from the one that contains now to the one that reaches the horizon. */
final class QuotaPeriods {
    private final List<QuotaPeriod> list;
    private final long[] starts;

    QuotaPeriods(Period per, WallClock clock, Instant now, Instant horizon) {
        list = new ArrayList<>();
        LocalDate first = per.startOf(clock.dayOf(now));
        Instant start = clock.startOf(first);
        do {
            LocalDate next = per.endOf(first);
            Instant end = clock.startOf(next);
            if (start.isBefore(end)) {
                list.add(new QuotaPeriod(list.size(), first, EpochSeconds.up(start), EpochSeconds.up(end)));
            }
            first = next;
            start = end;
        } while (start.isBefore(horizon));
        starts = list.stream().mapToLong(QuotaPeriod::start).toArray();
    }

    List<QuotaPeriod> list() {
        return list;
    }

    /** The number of the period in which {@code t} lies: negative before now's, {@code size} after the last. */
    int numberAt(long t) {
        int number = SortedMoments.lastAtOrBefore(starts, t);
        return number == list.size() - 1 && t >= list.get(number).end() ? list.size() : number;
    }

    /** How many of these moments lie in each period; one more at the end for what comes later. */
    int[] count(List<Instant> moments) {
        int[] counts = new int[list.size() + 1];
        for (Instant t : moments) {
            int number = numberAt(EpochSeconds.down(t));
            if (number >= 0) {
                counts[number]++;
            }
        }
        return counts;
    }
}

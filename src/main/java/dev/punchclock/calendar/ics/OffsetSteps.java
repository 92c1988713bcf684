package dev.punchclock.calendar.ics;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Which offset from UTC a clock has over a stretch of time.
 *
 * @param at since when, in seconds since 1970; the first is where the stretch begins
 * @param offsets in seconds, each until the next
 * @param end where the stretch ends
 */
record OffsetSteps(List<Long> at, List<Integer> offsets, long end) {
    static OffsetSteps of(ZoneRules rules, Instant from, Instant to) {
        List<Long> at = new ArrayList<>(List.of(from.getEpochSecond()));
        List<Integer> offsets = new ArrayList<>(List.of(rules.getOffset(from).getTotalSeconds()));
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && next.getInstant().isBefore(to)) {
            at.add(next.getInstant().getEpochSecond());
            offsets.add(next.getOffsetAfter().getTotalSeconds());
            next = rules.nextTransition(next.getInstant());
        }
        return new OffsetSteps(at, offsets, to.getEpochSecond());
    }

    /** How far the two are apart: the seconds between them, summed up over the seconds of the stretch; 0 when equal. */
    double distance(OffsetSteps other) {
        double sum = 0;
        int i = 0;
        int j = 0;
        long now = at.get(0);
        while (now < end) {
            long next = Math.min(until(i), other.until(j));
            sum += (double) (next - now) * Math.abs(offsets.get(i) - other.offsets.get(j));
            i += until(i) == next && i + 1 < at.size() ? 1 : 0;
            j += other.until(j) == next && j + 1 < other.at.size() ? 1 : 0;
            now = next;
        }
        return sum;
    }

    private long until(int step) {
        return step + 1 < at.size() ? at.get(step + 1) : end;
    }
}

package dev.punchclock.plan;

import java.time.LocalDate;

/**
 * The even fractions of a period's work time: the {@code i}th of {@code many} posts aims at {@code (i + 1/2) / many}
 * of it, a little off by a jitter that is the same whenever it is asked.
 */
final class EvenTargets {
    private static final long ROUGH = 10 * EpochSeconds.MINUTE;
    /** What who looks once an hour needs: a slot in the last hour would be found when work has closed. */
    private static final long SPARE = EpochSeconds.HOUR;

    private final OpenTimeClock work;
    private final AllowedStarts starts;
    private final long begun;
    private final long length;
    private final int many;
    private final long bound;
    private final long salt;

    /** @param dear whether none of them may be missed: then none aims at the last hour, where that leaves an hour to each */
    EvenTargets(PlanInputs frame, QuotaPeriod term, int many, boolean dear) {
        work = frame.work();
        starts = frame.starts();
        begun = work.upTo(term.start());
        long all = work.upTo(term.end()) - begun;
        length = dear && all >= (many + 1) * SPARE ? all - SPARE : all;
        this.many = many;
        bound = Math.max(0, Math.min(length * 2 / (5L * many), (length / many - frame.gap()) / 2));
        salt = salt(frame.ask().seed(), term.first());
    }

    /** How many posts share the period. */
    int many() {
        return many;
    }

    /** Where the {@code i}th would be without jitter. */
    long even(int i) {
        return work.when(begun + fraction(i, many));
    }

    /** Where the {@code i}th aims when it is this one: on a whole minute, where minutes do not matter. */
    long aim(int i, QueuedCandidate waiting) {
        long aim = work.when(begun + fraction(i, many) + jitter(waiting));
        long minute = aim - Math.floorMod(aim, EpochSeconds.MINUTE);
        return length / many >= ROUGH && starts.contains(minute) ? minute : aim;
    }

    /** Where the {@code i}th part of the period ends: a moment taken before that stands for the {@code i}th post. */
    long end(int i) {
        return work.when(begun + (i + 1L) * length / many);
    }

    /** Whether the {@code i}th of this many equal shares of the work time has begun at {@code t}. */
    boolean hasBegun(int i, int shares, long t) {
        return work.upTo(t) - begun > (long) i * length / shares;
    }

    /** How many of the even fractions lie before {@code t}. */
    int before(long t) {
        long done = Math.min(length, work.upTo(t) - begun);
        return done <= 0 ? 0 : (int) Math.min(many, (2 * done * many + length - 1) / (2 * length));
    }

    private long fraction(int i, int of) {
        return (2L * i + 1) * length / (2L * of);
    }

    private long jitter(QueuedCandidate waiting) {
        if (bound == 0) {
            return 0;
        }
        long mixed = mix(salt ^ waiting.candidate().id().post().value().hashCode());
        return Math.floorMod(mixed, 2 * bound + 1) - bound;
    }

    private static long salt(String seed, LocalDate first) {
        return mix(((long) seed.hashCode() << 32) ^ first.toEpochDay());
    }

    /** SplitMix64's finisher: neighbouring numbers come out far apart. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}

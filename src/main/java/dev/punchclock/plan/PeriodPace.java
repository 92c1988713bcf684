package dev.punchclock.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many floating posts a period takes: what it asks for; beyond that what would expire before a later period could send
 * it; and up to its pace only what the next period that asks for something does not need.
 */
final class PeriodPace {
    private final LaterPeriodDemand ahead;
    private final List<QueuedCandidate> urgent;
    private final List<QueuedCandidate> expiring;

    /**
     * What one period takes.
     *
     * @param count how many at the most
     * @param chosen which ones it must be; null where the first in line will do
     */
    record Share(int count, @Nullable List<QueuedCandidate> chosen) {}

    PeriodPace(LaterPeriodDemand ahead, Collection<QueuedCandidate> all) {
        this.ahead = ahead;
        urgent = new ArrayList<>();
        expiring = new ArrayList<>();
        for (QueuedCandidate one : all) {
            if (one.isNow()) {
                urgent.add(one);
            }
            if (one.canExpire()) {
                expiring.add(one);
            }
        }
        expiring.sort(QueuedCandidate::byExpiry);
    }

    /** These, by their places in the queue, are no longer waiting. */
    void forget(BitSet gone) {
        if (!urgent.isEmpty() || !expiring.isEmpty()) {
            urgent.removeIf(one -> gone.get(one.queued()));
            expiring.removeIf(one -> gone.get(one.queued()));
        }
    }

    /** Those, by their places in the queue, that have expired at {@code t}. */
    BitSet expired(long t) {
        BitSet expired = new BitSet();
        for (int i = 0; i < expiring.size() && expiring.get(i).expires() <= t; i++) {
            expired.set(expiring.get(i).queued());
        }
        return expired;
    }

    /**
     * Of the posts in line.
     *
     * @param last nothing that may be tried only later comes into question
     * @param room how many can go out at all
     */
    Share share(QuotaPeriod term, PeriodInputs stage, CandidateQueue line, long last, int room) {
        int taken = stage.taken().size();
        int least = Math.max(0, Math.min(room, stage.min() - taken));
        least = Math.max(least, Math.min(room, (int) open(urgent, last)));
        boolean choosy =
                !expiring.isEmpty() && (stage.aim() - taken > least || ahead.atRisk(term.number(), expiring) > 0);
        return choosy
                ? chosen(term, stage, line, last, room, least)
                : new Share(upToThePace(term, stage, line, room, least, List.of()), null);
    }

    /** Those of them, by their places in the queue, that will have expired unless they go out in this period. */
    BitSet lostWithout(QuotaPeriod term, BitSet gone) {
        List<QueuedCandidate> left = without(expiring, gone);
        BitSet lost = new BitSet();
        left.subList(0, ahead.atRisk(term.number(), left)).forEach(one -> lost.set(one.queued()));
        return lost;
    }

    private Share chosen(QuotaPeriod term, PeriodInputs stage, CandidateQueue line, long last, int room, int least) {
        List<QueuedCandidate> chosen = line.first(least, last);
        List<QueuedCandidate> early = early(term, chosen, last);
        List<QueuedCandidate> all = join(chosen, early);
        if (early.isEmpty()) {
            return new Share(upToThePace(term, stage, line, room, all.size(), all), null);
        }
        int missing = Math.max(0, -spare(term, line, all.size(), all));
        putBack(term, chosen, early, Math.max(all.size() - room, Math.min(early.size(), missing)));
        early = early.subList(0, Math.min(early.size(), room - chosen.size()));
        all = join(chosen, early);
        int count = missing > 0 ? all.size() : upToThePace(term, stage, line, room, all.size(), all);
        return new Share(count, filled(all, count, line.first(count + early.size(), last)));
    }

    /** As many as that, the others in the order of the line. */
    private static List<QueuedCandidate> filled(List<QueuedCandidate> some, int count, List<QueuedCandidate> first) {
        List<QueuedCandidate> all = new ArrayList<>(some);
        BitSet there = set(some);
        first.stream()
                .filter(one -> !there.get(one.queued()))
                .limit(count - some.size())
                .forEach(all::add);
        return all;
    }

    /** Those that would expire, the first to expire first. */
    private List<QueuedCandidate> early(QuotaPeriod term, List<QueuedCandidate> chosen, long last) {
        List<QueuedCandidate> left = without(expiring, set(chosen));
        int risk = ahead.atRisk(term.number(), left);
        return left.stream().filter(one -> one.opens() <= last).limit(risk).toList();
    }

    /** Leaves up to this many of the chosen to a later period, the last in line first, where that costs none of them. */
    private void putBack(QuotaPeriod term, List<QueuedCandidate> chosen, List<QueuedCandidate> early, int tooMany) {
        int left = tooMany;
        for (int i = chosen.size() - 1; i >= 0 && left > 0; i--) {
            QueuedCandidate one = chosen.remove(i);
            List<QueuedCandidate> others = without(expiring, set(join(chosen, early)));
            if (one.canExpire() && ahead.atRisk(term.number(), others) > 0) {
                chosen.add(i, one);
            } else {
                left--;
            }
        }
    }

    /** How many go out when so many do at least, among them those of {@code some} that can expire. */
    private int upToThePace(
            QuotaPeriod term,
            PeriodInputs stage,
            CandidateQueue line,
            int room,
            int count,
            List<QueuedCandidate> some) {
        int aim = Math.min(room, stage.aim() - stage.taken().size());
        return aim <= count ? count : count + Math.max(0, Math.min(aim - count, spare(term, line, count, some)));
    }

    /** How many more than the next period needs that asks for something are left to it when those go out now. */
    private int spare(QuotaPeriod term, CandidateQueue line, int count, List<QueuedCandidate> some) {
        int next = ahead.nextThatAsks(term.number());
        if (next < 0) {
            return Integer.MAX_VALUE;
        }
        BitSet now = set(some);
        long tooLate = expiring.stream()
                .filter(one -> !now.get(one.queued()) && !ahead.beginsBefore(next, one.expires()))
                .count();
        return line.size(ahead.last(next)) - count - (int) tooLate - ahead.need(next);
    }

    private static long open(List<QueuedCandidate> all, long last) {
        return all.stream().filter(one -> one.opens() <= last).count();
    }

    private static List<QueuedCandidate> join(List<QueuedCandidate> some, List<QueuedCandidate> others) {
        List<QueuedCandidate> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<QueuedCandidate> without(List<QueuedCandidate> all, BitSet others) {
        return all.stream().filter(one -> !others.get(one.queued())).toList();
    }

    private static BitSet set(List<QueuedCandidate> all) {
        BitSet set = new BitSet();
        all.forEach(one -> set.set(one.queued()));
        return set;
    }
}

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
final class Pace {
    private final Ahead ahead;
    private final List<Waiting> urgent;
    private final List<Waiting> expiring;

    /**
     * What one period takes.
     *
     * @param count how many at the most
     * @param chosen which ones it must be; null where the first in line will do
     */
    record Share(int count, @Nullable List<Waiting> chosen) {}

    Pace(Ahead ahead, Collection<Waiting> all) {
        this.ahead = ahead;
        urgent = new ArrayList<>();
        expiring = new ArrayList<>();
        for (Waiting one : all) {
            if (one.isNow()) {
                urgent.add(one);
            }
            if (one.canExpire()) {
                expiring.add(one);
            }
        }
        expiring.sort(Waiting::byExpiry);
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
    Share share(Term term, Stage stage, Line line, long last, int room) {
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
    BitSet lostWithout(Term term, BitSet gone) {
        List<Waiting> left = without(expiring, gone);
        BitSet lost = new BitSet();
        left.subList(0, ahead.atRisk(term.number(), left)).forEach(one -> lost.set(one.queued()));
        return lost;
    }

    private Share chosen(Term term, Stage stage, Line line, long last, int room, int least) {
        List<Waiting> chosen = line.first(least, last);
        List<Waiting> early = early(term, chosen, last);
        List<Waiting> all = join(chosen, early);
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
    private static List<Waiting> filled(List<Waiting> some, int count, List<Waiting> first) {
        List<Waiting> all = new ArrayList<>(some);
        BitSet there = set(some);
        first.stream()
                .filter(one -> !there.get(one.queued()))
                .limit(count - some.size())
                .forEach(all::add);
        return all;
    }

    /** Those that would expire, the first to expire first. */
    private List<Waiting> early(Term term, List<Waiting> chosen, long last) {
        List<Waiting> left = without(expiring, set(chosen));
        int risk = ahead.atRisk(term.number(), left);
        return left.stream().filter(one -> one.opens() <= last).limit(risk).toList();
    }

    /** Leaves up to this many of the chosen to a later period, the last in line first, where that costs none of them. */
    private void putBack(Term term, List<Waiting> chosen, List<Waiting> early, int tooMany) {
        int left = tooMany;
        for (int i = chosen.size() - 1; i >= 0 && left > 0; i--) {
            Waiting one = chosen.remove(i);
            List<Waiting> others = without(expiring, set(join(chosen, early)));
            if (one.canExpire() && ahead.atRisk(term.number(), others) > 0) {
                chosen.add(i, one);
            } else {
                left--;
            }
        }
    }

    /** How many go out when so many do at least, among them those of {@code some} that can expire. */
    private int upToThePace(Term term, Stage stage, Line line, int room, int count, List<Waiting> some) {
        int aim = Math.min(room, stage.aim() - stage.taken().size());
        return aim <= count ? count : count + Math.max(0, Math.min(aim - count, spare(term, line, count, some)));
    }

    /** How many more than the next period needs that asks for something are left to it when those go out now. */
    private int spare(Term term, Line line, int count, List<Waiting> some) {
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

    private static long open(List<Waiting> all, long last) {
        return all.stream().filter(one -> one.opens() <= last).count();
    }

    private static List<Waiting> join(List<Waiting> some, List<Waiting> others) {
        List<Waiting> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<Waiting> without(List<Waiting> all, BitSet others) {
        return all.stream().filter(one -> !others.get(one.queued())).toList();
    }

    private static BitSet set(List<Waiting> all) {
        BitSet set = new BitSet();
        all.forEach(one -> set.set(one.queued()));
        return set;
    }
}

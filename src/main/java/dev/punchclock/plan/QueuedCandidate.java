package dev.punchclock.plan;

/**
 * A floating candidate in line.
 *
 * @param queued its place in the queue
 * @param pulled how often it was pulled forward because it would have expired
 * @param rank who goes before whom: has a place already; before everything; missed a slot; pulled forward; in the order of the
 *     queue
 * @param opens not tried earlier
 * @param expires must not go out from here on
 */
record QueuedCandidate(Candidate candidate, int queued, int pulled, int rank, long opens, long expires) {
    private static final int AT_ONCE = 2;
    private static final int TRIED = -1;
    private static final int FIRST = 0;
    private static final int MOVED = 1;
    private static final int PULLED = 2;
    private static final int TURN = 3;

    static QueuedCandidate of(Candidate candidate, int queued, PlanInputs frame) {
        int rank = !candidate.own().isEmpty() ? TRIED : candidate.moved() ? MOVED : TURN;
        return new QueuedCandidate(
                candidate, queued, 0, rank, frame.openFrom(candidate), PlanInputs.expires(candidate));
    }

    /** Who goes before whom. */
    static int order(QueuedCandidate one, QueuedCandidate other) {
        if (one.rank != other.rank) {
            return Integer.compare(one.rank, other.rank);
        }
        int order = one.pulled == 0 ? 0 : Long.compare(one.expires, other.expires);
        return order != 0 ? order : Integer.compare(one.queued, other.queued);
    }

    /** Who expires before whom. */
    static int byExpiry(QueuedCandidate one, QueuedCandidate other) {
        int order = Long.compare(one.expires, other.expires);
        return order != 0 ? order : order(one, other);
    }

    boolean canExpire() {
        return expires < EpochSeconds.ENDLESS;
    }

    /** Whether it goes out as soon as it may, wherever its even fraction is. */
    boolean soon() {
        return isFirst() || candidate.moved();
    }

    /** Whether it goes now, whatever the pace: it missed a slot, or has a place. */
    boolean isNow() {
        return rank == TRIED || candidate.moved();
    }

    /** Whether it was pulled as far as it can be. */
    boolean isFirst() {
        return pulled == AT_ONCE;
    }

    QueuedCandidate pull() {
        if (isFirst()) {
            return this;
        }
        int ahead = Math.min(rank, pulled + 1 == AT_ONCE ? FIRST : PULLED);
        return new QueuedCandidate(candidate, queued, pulled + 1, ahead, opens, expires);
    }

    /** The same behind an appointed post, unless that would be too late for it. */
    QueuedCandidate behind(long appointed) {
        return appointed <= opens || expires <= appointed
                ? this
                : new QueuedCandidate(candidate, queued, pulled, rank, appointed, expires);
    }
}

package dev.punchclock.plan;

/**
 * A floating candidate's claim to go early.
 *
 * @param queued its place in the queue
 * @param pulled how often it was pulled forward because it would have expired
 */
record Turn(Candidate candidate, int queued, int pulled) {
    private static final int AT_ONCE = 2;

    /** Who goes before whom. */
    static int order(Turn one, Turn other) {
        int order = Integer.compare(one.rank(), other.rank());
        if (order == 0) {
            order = Long.compare(one.urgency(), other.urgency());
        }
        return order != 0 ? order : Integer.compare(one.queued, other.queued);
    }

    Turn pull() {
        return new Turn(candidate, queued, pulled + 1);
    }

    /** Whether it was pulled as far as it can be. */
    boolean isFirst() {
        return pulled == AT_ONCE;
    }

    Waiting at(int place, Frame frame) {
        boolean soon = candidate.moved() || isFirst();
        return new Waiting(candidate, place, soon, frame.openFrom(candidate), Frame.expires(candidate));
    }

    /** Has a place already; before everything; missed a slot; pulled forward; in the order of the queue. */
    private int rank() {
        if (!candidate.own().isEmpty()) {
            return -1;
        }
        if (isFirst()) {
            return 0;
        }
        return candidate.moved() ? 1 : 3 - pulled;
    }

    private long urgency() {
        return pulled == 0 ? Seconds.NEVER : Frame.expires(candidate);
    }
}

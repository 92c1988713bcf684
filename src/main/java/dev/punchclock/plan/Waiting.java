package dev.punchclock.plan;

/**
 * A floating candidate in line.
 *
 * @param place in the line: a smaller one goes first
 * @param soon whether it goes out as soon as it may, wherever its even fraction is
 * @param opens not tried earlier
 * @param expires must not go out from here on
 */
record Waiting(Candidate candidate, int place, boolean soon, long opens, long expires) {

    /** The same behind an appointed post, unless that would be too late for it. */
    Waiting behind(long appointed) {
        return appointed <= opens || expires <= appointed
                ? this
                : new Waiting(candidate, place, soon, appointed, expires);
    }
}

package dev.punchclock.simulate;

/**
 * How a rehearsal went. What was published is counted from the network's own record; what was not, from the ledger.
 *
 * @param offTheClock published outside work hours
 * @param twice published more than once
 * @param tooClose published nearer to another than the gap
 * @param aboveMaximum published above a maximum
 * @param lost called sent but not shown by the network, or shown but not known to be sent
 */
public record RehearsalFigures(
        int published,
        int moved,
        int held,
        int dropped,
        int waiting,
        int unknown,
        int offTheClock,
        int twice,
        int tooClose,
        int aboveMaximum,
        int lost) {
    public boolean isClean() {
        return offTheClock + twice + tooClose + aboveMaximum + lost == 0;
    }
}

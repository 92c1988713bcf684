package dev.punchclock.calendar.ics;

/** How much work one file may cause: a calendar that recurs without measure is refused before it takes the machine. */
final class ParsingBudget {
    static final int OCCURRENCES = 100_000;
    private static final long STEPS = 20_000_000;
    private static final String SHORTER = "export a shorter time, such as the last month and the next year";

    private int occurrences;
    private long steps;

    /** One occurrence, of the event that begins on this line. */
    void occurrence(int line) {
        if (++occurrences > OCCURRENCES) {
            throw new CalendarRefusedException(line, "up to here there are more than 100,000 occurrences", SHORTER);
        }
    }

    /** Turns of a rule that is worked out, or comparisons of a zone. */
    void steps(long count, int line) {
        steps += count;
        if (steps > STEPS) {
            throw new CalendarRefusedException(
                    line, "up to here there is more to work out than a calendar needs (RRULE, VTIMEZONE)", SHORTER);
        }
    }

    /** Whether nothing more can be worked out. */
    boolean isSpent() {
        return occurrences > OCCURRENCES || steps > STEPS;
    }
}

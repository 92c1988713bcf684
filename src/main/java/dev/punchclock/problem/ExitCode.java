package dev.punchclock.problem;

import java.util.List;

/** How a command ended, for scripts. The numbers are a promise; README lists them. */
public enum ExitCode {
    DONE(0, "done (sent, or sent before)"),
    BUG(1, "a bug in punchclock"),
    USAGE(2, "the command line was not understood, or names what is not there"),
    WORKSPACE(3, "the workspace is not in order"),
    RULE(4, "a rule forbids it, nothing was sent"),
    REFUSED(5, "the network refused or is out of reach, nothing was sent"),
    UNKNOWN(6, "unknown whether it was sent"),
    LATER(7, "accepted, not sent yet");

    private static final List<ExitCode> WORST_FIRST =
            List.of(BUG, USAGE, UNKNOWN, REFUSED, RULE, WORKSPACE, LATER, DONE);

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** The one that tells most: the worst of 1, 2, 6, 5, 4, 3, 7, 0, in this order. */
    public ExitCode worst(ExitCode other) {
        return WORST_FIRST.indexOf(this) <= WORST_FIRST.indexOf(other) ? this : other;
    }
}

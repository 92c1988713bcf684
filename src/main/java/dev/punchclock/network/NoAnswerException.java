package dev.punchclock.network;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;

/** Thrown when the network did not answer at all: it was out of reach, or silent until the deadline. Nothing was sent. */
public final class NoAnswerException extends ProblemException {
    private static final long serialVersionUID = 1;

    public NoAnswerException(String what, String remedy) {
        super(ExitCode.REFUSED, what, remedy);
    }
}

package dev.punchclock.publish;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.util.List;

/** Thrown when something is out, or may be, and the ledger could not take it: that is said before anything else. */
final class UnrecordedReport extends ProblemException {
    private static final long serialVersionUID = 1;

    UnrecordedReport(List<Problem> problems) {
        super(ExitCode.UNKNOWN, problems);
    }
}

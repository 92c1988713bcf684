package dev.punchclock.publish;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import java.util.List;

/** Something is out, or may be, and the ledger could not take it: that is said before anything else. */
final class NotRecorded extends Stopped {
    private static final long serialVersionUID = 1;

    NotRecorded(List<Problem> problems) {
        super(ExitCode.UNKNOWN, problems);
    }
}

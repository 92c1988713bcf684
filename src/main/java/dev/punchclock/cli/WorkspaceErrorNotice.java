package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import java.util.List;

/** Tells of errors in the workspace beside what a command was asked for, so that a broken file is not overlooked. */
final class WorkspaceErrorNotice {
    private WorkspaceErrorNotice() {}

    /** The same where it stops nothing of what was asked for. */
    static Problem warning(Problem problem) {
        return Problem.warning(problem.place(), problem.what(), problem.remedy());
    }

    /** Prints the errors to the error stream; {@link ExitCode#WORKSPACE} when there are any. */
    static ExitCode tell(CommandEnvironment environment, List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (errors.isEmpty()) {
            return ExitCode.DONE;
        }
        environment.complaints().blank();
        errors.forEach(environment.complaints()::problem);
        environment
                .complaints()
                .line("Files with errors are not published until fixed; a post that breaks a rule waits alone.");
        return ExitCode.WORKSPACE;
    }
}

package dev.punchclock.problem;

import java.util.List;

/**
 * Thrown when problems stop the job. It carries what to print and how to exit; it is never a bug. What extends it only
 * says more of why.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ExitCode code;
    private final transient List<Problem> problems;

    public ProblemException(ExitCode code, List<Problem> problems) {
        super(String.join("\n", problems.stream().map(Problem::render).toList()), null, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    public ProblemException(ExitCode code, String what, String remedy) {
        this(code, List.of(Problem.error(null, what, remedy)));
    }

    public ExitCode code() {
        return code;
    }

    public List<Problem> problems() {
        return problems;
    }
}

package dev.punchclock.cli;

import java.util.Optional;

/** What is asked of a text before it is published, or written into a file. */
public interface TextChecks {
    /**
     * Makes sure that a text can be written into a file of the queue.
     *
     * @throws dev.punchclock.problem.ProblemException with {@code USAGE} when it cannot
     */
    void mustBeWritable(String text);

    /** What kind of secret a text seems to hold; empty for none. */
    Optional<String> secretIn(String text);
}

package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;

/** A command of the program: it opens the workspace, asks, prints, and says how it ended. */
interface Command {
    /** Says what may stand on its line; told to {@code syntax}, which sees to it that the command gets what was written. */
    void syntax(CommandSyntax syntax);

    /**
     * Does what was asked, and says how it ended.
     *
     * @throws dev.punchclock.problem.ProblemException when problems stop it
     */
    ExitCode run();
}

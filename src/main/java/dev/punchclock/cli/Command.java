package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;

/** A command of the program: it opens the workspace, asks, prints, and says how it ended. */
interface Command {
    /**
     * Does what was asked, and says how it ended.
     *
     * @throws dev.punchclock.problem.Stopped when problems stop it
     */
    ExitCode run();
}

package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;

/** The daemon, and what it opens first. */
public interface DaemonLauncher extends SessionServices {
    /**
     * Publishes a workspace until the process is told to end.
     *
     * @param zone in which the log speaks
     * @param json whether the log is for machines
     * @throws dev.punchclock.problem.ProblemException when it cannot begin
     */
    ExitCode daemon(Path folder, Path state, ZoneId zone, boolean json, PrintStream log);
}

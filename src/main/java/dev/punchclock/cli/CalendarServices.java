package dev.punchclock.cli;

import java.nio.file.Path;

/** Calendar files, and the workspaces near them. */
public interface CalendarServices extends WorkspaceFolders {
    /**
     * The calendar file at this path.
     *
     * @param name the file as problems name it
     * @throws dev.punchclock.problem.ProblemException with {@code WORKSPACE} when it cannot be read
     */
    CalendarFileView calendar(Path file, String name);
}

package dev.punchclock.cli;

import dev.punchclock.simulate.RehearsalServices;
import java.nio.file.Path;

/**
 * The other edges, as commands see them; each command is given those it needs. {@code main} joins them; nothing is made
 * before it is asked for.
 */
public interface CliServices
        extends InitServices,
                SignInServices,
                MachineServices,
                DaemonLauncher,
                CalendarServices,
                FileSchemas,
                TextChecks {
    /**
     * Told as soon as it is known that a workspace will be opened: what takes time may be begun.
     *
     * @param from most probably {@link #find} will be asked from here, and then {@link #open} for what it found
     * @param whole or by {@link #openUnsettled}
     * @throws dev.punchclock.problem.ProblemException when this process may not open as many files as that takes
     */
    void aboutToOpen(Path from, boolean whole);

    /** Fresh parts for a rehearsal in an empty folder, which goes when the program ends. */
    RehearsalServices stage();
}

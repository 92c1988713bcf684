package dev.punchclock.cli;

import dev.punchclock.problem.Finding;
import dev.punchclock.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/** This machine, and the program on it. */
public interface MachineServices {
    /** What there is to say of this machine: its clock, its zone data, the folders of state and credentials. */
    List<Finding> machine(Workspace workspace, Path state);

    /** How the program was started, so that others can be told to start it. */
    ProgramInfo program();
}

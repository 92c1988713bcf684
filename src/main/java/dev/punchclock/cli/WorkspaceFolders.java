package dev.punchclock.cli;

import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.UnsettledWorkspace;
import dev.punchclock.workspace.Workspace;
import dev.punchclock.workspace.WorkspaceEditor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The folders of workspaces. Nothing is read of one before it is asked for. */
public interface WorkspaceFolders {
    /** The folder of the workspace in which {@code from} lies. */
    Optional<Path> find(Path from);

    /** The id that this workspace most probably has, for who wants to begin before it is read. */
    Optional<String> likelyId(Path folder);

    /**
     * Reads the workspace in this folder.
     *
     * @throws dev.punchclock.problem.ProblemException when the folder holds no workspace that can be read
     */
    Workspace open(Path folder);

    /**
     * The same without the queue files in which, as far as is known, all is done: for commands that ask what is to come.
     *
     * @param also to be read whatever is known of them
     * @throws dev.punchclock.problem.ProblemException as {@link #open}
     */
    UnsettledWorkspace openUnsettled(Path folder, Set<String> also);

    /** When each file of the workspace in this folder was changed last; reads none of them. */
    SortedMap<String, FileStamp> stamps(Path folder);

    WorkspaceEditor editor(Path folder);
}

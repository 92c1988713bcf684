package dev.punchclock.workspace;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A workspace without the queue files in which all is done.
 *
 * @param workspace their posts are not in its queue, and wait, as those of files that cannot be read
 * @param left the files that were not read
 * @param keep takes what is to be left out when it is opened next
 */
public record UnsettledWorkspace(Workspace workspace, SettledFiles left, Consumer<SettledFiles> keep) {
    /** One of which everything was read. */
    public static UnsettledWorkspace whole(Workspace workspace) {
        return new UnsettledWorkspace(workspace, SettledFiles.NONE, settled -> {});
    }

    /** The same, with more said of the workspace. */
    public UnsettledWorkspace but(UnaryOperator<Workspace> change) {
        return new UnsettledWorkspace(change.apply(workspace), left, keep);
    }
}

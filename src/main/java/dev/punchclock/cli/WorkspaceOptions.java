package dev.punchclock.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Options of every command that opens a workspace. */
final class WorkspaceOptions {
    @Nullable
    Path folder;

    @Nullable
    Path state;

    void syntax(Syntax syntax) {
        syntax.path(
                        "-C, --workspace",
                        "DIR",
                        "the workspace (default: the one the current folder lies in)",
                        given -> folder = given)
                .path("--state", "DIR", "where the ledger is (default: under XDG_STATE_HOME)", given -> state = given);
    }
}

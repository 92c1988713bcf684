package dev.punchclock.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that opens a workspace. */
final class WorkspaceOptions {
    @Option(
            names = {"-C", "--workspace"},
            paramLabel = "DIR",
            description = "the workspace (default: the one the current folder lies in)")
    @Nullable
    Path folder;

    @Option(names = "--state", paramLabel = "DIR", description = "where the ledger is (default: under XDG_STATE_HOME)")
    @Nullable
    Path state;
}

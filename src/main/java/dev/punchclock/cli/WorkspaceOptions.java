package dev.punchclock.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options of every command that opens a workspace. */
final class WorkspaceOptions {
    @Nullable
    Path folder;

    @Nullable
    Path state;

    /** The folder that a line most probably names, before it is read in earnest. */
    static Path folder(List<String> line, Path current) {
        int at = Math.max(line.indexOf("-C"), line.indexOf("--workspace"));
        return at >= 0 && at + 1 < line.size() ? current.resolve(line.get(at + 1)) : current;
    }

    void syntax(CommandSyntax syntax) {
        syntax.path(
                        "-C, --workspace",
                        "DIR",
                        "the workspace (default: the one the current folder lies in)",
                        given -> folder = given)
                .path("--state", "DIR", "where the ledger is (default: under XDG_STATE_HOME)", given -> state = given);
    }

    /** The folder of the workspace that is meant. */
    Path folder(WorkspaceFolders parts, CommandEnvironment shell) {
        Path start = folder == null ? shell.folder() : shell.folder().resolve(folder);
        return parts.find(start).orElse(start);
    }

    /** Where the ledger is to be by the options; null where they do not say. */
    @Nullable
    Path state(CommandEnvironment shell) {
        return state == null ? null : shell.folder().resolve(state);
    }

    /**
     * Where the ledger is, without a look into it: for commands that must work when it was changed.
     *
     * @throws dev.punchclock.problem.ProblemException when the options do not name it, and there is no workspace that can be read
     */
    Path state(WorkspaceFolders parts, CommandEnvironment shell) {
        Path named = state(shell);
        return named != null
                ? named
                : usualState(shell, parts.open(folder(parts, shell)).id());
    }

    static Path usualState(CommandEnvironment shell, String workspaceId) {
        String base = shell.variable("XDG_STATE_HOME");
        Path home = base.isEmpty() ? Path.of(shell.variable("HOME"), ".local", "state") : Path.of(base);
        return shell.folder().resolve(home).resolve("punchclock").resolve(workspaceId);
    }
}

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
    Path folder(WorkspaceFolders services, CommandEnvironment environment) {
        Path start =
                folder == null ? environment.folder() : environment.folder().resolve(folder);
        return services.find(start).orElse(start);
    }

    /** Where the ledger is to be by the options; null where they do not say. */
    @Nullable
    Path state(CommandEnvironment environment) {
        return state == null ? null : environment.folder().resolve(state);
    }

    /**
     * Where the ledger is, without a look into it: for commands that must work when it was changed.
     *
     * @throws dev.punchclock.problem.ProblemException when the options do not name it, and there is no workspace that
     * can be read
     */
    Path state(WorkspaceFolders services, CommandEnvironment environment) {
        Path named = state(environment);
        return named != null
                ? named
                : usualState(
                        environment,
                        services.open(folder(services, environment)).id());
    }

    static Path usualState(CommandEnvironment environment, String workspaceId) {
        String base = environment.variable("XDG_STATE_HOME");
        Path home = base.isEmpty() ? Path.of(environment.variable("HOME"), ".local", "state") : Path.of(base);
        return environment.folder().resolve(home).resolve("punchclock").resolve(workspaceId);
    }
}

package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.time.ZoneId;

/** {@code daemon}: publish what falls due, until it is ended. */
final class DaemonCommand implements Command {
    private final CommandEnvironment environment;
    private final DaemonLauncher services;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String log = "human";

    DaemonCommand(CommandEnvironment environment, DaemonLauncher services) {
        this.environment = environment;
        this.services = services;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says("Publishes what falls due, for as long as it is left to run; ends in order on Ctrl-C or SIGTERM.")
                .in(options)
                .value("--log", "FORM", "human (default) or json: how it tells what it does", given -> log = given);
    }

    @Override
    public ExitCode run() {
        if (!log.equals("human") && !log.equals("json")) {
            throw new ProblemException(ExitCode.USAGE, "there is no form of log " + log, "give human or json");
        }
        Where where = where();
        services.mustKeepLedger(where.state());
        return services.daemon(where.folder(), where.state(), where.zone(), log.equals("json"), environment.err());
    }

    private record Where(Path folder, Path state, ZoneId zone) {}

    /**
     * By a method of its own: a variable that is not read any more keeps a workspace and a ledger for as long as a
     * method runs.
     */
    private Where where() {
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            return new Where(session.folder(), session.state(), session.zone());
        }
    }
}

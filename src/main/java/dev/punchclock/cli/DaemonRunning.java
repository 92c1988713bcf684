package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.nio.file.Path;
import java.time.ZoneId;

final class DaemonRunning implements Command {
    private final Shell shell;
    private final Parts parts;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private String log = "human";

    DaemonRunning(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
    }

    @Override
    public void syntax(Syntax syntax) {
        syntax.says("Publishes what falls due, for as long as it is left to run; ends in order on Ctrl-C or SIGTERM.")
                .in(options)
                .value("--log", "FORM", "human (default) or json: how it tells what it does", given -> log = given);
    }

    @Override
    public ExitCode run() {
        if (!log.equals("human") && !log.equals("json")) {
            throw new Stopped(ExitCode.USAGE, "there is no form of log " + log, "give human or json");
        }
        Path folder;
        Path state;
        ZoneId zone;
        try (Session session = Session.open(parts, shell, options)) {
            folder = session.folder();
            state = session.state();
            zone = session.zone();
        }
        parts.mustKeepLedger(state);
        return parts.daemon(folder, state, zone, log.equals("json"), shell.err());
    }
}

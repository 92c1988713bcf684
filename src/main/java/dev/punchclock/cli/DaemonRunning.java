package dev.punchclock.cli;

import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
        name = "daemon",
        description = "Publishes what falls due, for as long as it is left to run; ends in order on Ctrl-C or SIGTERM.")
final class DaemonRunning implements Command {
    private final Shell shell;
    private final Parts parts;

    @Mixin
    private final WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--log", paramLabel = "FORM", description = "human (default) or json: how it tells what it does")
    private String log = "human";

    DaemonRunning(Shell shell, Parts parts) {
        this.shell = shell;
        this.parts = parts;
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
        return parts.daemon(folder, state, zone, log.equals("json"), shell.err());
    }
}

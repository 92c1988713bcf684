package dev.punchclock.cli;

import dev.punchclock.cli.install.CronLine;
import dev.punchclock.cli.install.Crontab;
import dev.punchclock.cli.install.InstalledFile;
import dev.punchclock.cli.install.LaunchCommand;
import dev.punchclock.cli.install.SystemdUnit;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code install}: let cron or systemd do it. */
final class InstallCommand implements Command {
    private static final String[] VARIABLES = {"JAVA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"};

    private final CommandEnvironment environment;
    private final SessionServices services;
    private final MachineServices machine;
    private final WorkspaceOptions options = new WorkspaceOptions();
    private boolean cron;
    private boolean systemd;
    private String every = "15m";
    private boolean write;

    InstallCommand(CommandEnvironment environment, SessionServices services, MachineServices machine) {
        this.environment = environment;
        this.services = services;
        this.machine = machine;
    }

    @Override
    public void syntax(CommandSyntax syntax) {
        syntax.says(
                        "Prints what makes cron or systemd publish this workspace on this machine; --write puts it in place.")
                .in(options)
                .flag("--cron", "a line that runs it every few minutes", () -> cron = true)
                .flag("--systemd", "a unit of yours that keeps the daemon running", () -> systemd = true)
                .value("--every", "TIME", "how often cron runs it (default: 15m)", given -> every = given)
                .flag("--write", "put it in place", () -> write = true)
                .json(environment);
    }

    @Override
    public ExitCode run() {
        if (cron && systemd) {
            throw new ProblemException(ExitCode.USAGE, "--cron and --systemd are two answers", "give one of the two");
        }
        if (!cron && !systemd) {
            throw new ProblemException(ExitCode.USAGE, "what shall be installed?", "give --cron or --systemd");
        }
        int minutes = minutes();
        try (WorkspaceSession session = WorkspaceSession.open(services, environment, options)) {
            Problem hindrance = session.source().cannotPublish().orElse(null);
            if (write && hindrance != null) {
                throw new ProblemException(ExitCode.RULE, List.of(hindrance));
            }
            if (cron) {
                cron(session, minutes);
            } else {
                systemd(session);
            }
            if (hindrance != null) {
                environment.complaints().problem(hindrance);
            }
            return ExitCode.DONE;
        }
    }

    private void cron(WorkspaceSession session, int minutes) {
        String id = session.workspace().id();
        String line = CronLine.of(launch("run", session), minutes);
        environment
                .document()
                .answer("install", "for", "cron", "written", write, "text", CronLine.mark(id) + "\n" + line + "\n");
        if (write) {
            Crontab.write(CronLine.in(Crontab.read(), id, line));
            environment.screen().line("Your crontab has this line now; crontab -e takes it out again:");
        } else {
            environment.screen().line("# for your crontab: crontab -e, or punchclock install --cron --write");
        }
        environment.screen().whole(CronLine.mark(id));
        environment.screen().whole(line);
    }

    private void systemd(WorkspaceSession session) {
        SystemdUnit unit = unit(session);
        Path file = folder("XDG_CONFIG_HOME", ".config").resolve("systemd/user").resolve(unit.name());
        environment.document().answer("install", "for", "systemd", "written", write, "file", file, "text", unit.text());
        if (write) {
            try {
                for (String folder : unit.writable()) { // the unit can write into them, not make them
                    InstalledFile.ownFolder(Path.of(folder));
                }
                InstalledFile.write(file, unit.text());
            } catch (IOException e) {
                throw new ProblemException(
                        ExitCode.WORKSPACE,
                        file + " cannot be written",
                        "give yourself the right to write there, or put it in place yourself");
            }
            environment.screen().line(file + " is written. To start it, now and whenever you log in:");
        } else {
            environment.screen().line("# " + file);
            environment.screen().raw(unit.text());
            environment.screen().line("");
            environment.screen().line("# then:");
        }
        String indent = write ? "  " : "# ";
        environment
                .screen()
                .whole(indent + "systemctl --user daemon-reload && systemctl --user enable --now " + unit.name());
        environment.screen().whole(indent + "loginctl enable-linger      # also while you are not logged in");
    }

    private SystemdUnit unit(WorkspaceSession session) {
        SortedMap<String, String> credentials = new TreeMap<>();
        Path kept = folder("XDG_CONFIG_HOME", ".config")
                .resolve("punchclock/credentials")
                .resolve(session.workspace().id());
        session.workspace().contexts().keySet().forEach(account -> {
            Path file = kept.resolve(account.value());
            if (Files.exists(file)) {
                credentials.put(account.value(), file.toString());
            }
        });
        Duration longest = session.workspace().contexts().values().stream()
                .map(context -> context.limits().attempt())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        List<String> writable = List.of(
                session.state().toString(),
                heads(session).toString(),
                folder("XDG_STATE_HOME", ".local/state").resolve("punchclock").toString(),
                folder("XDG_CACHE_HOME", ".cache").resolve("punchclock").toString());
        return new SystemdUnit(session.workspace().id(), launch("daemon", session), credentials, writable, longest);
    }

    /** Where the ledger's end is noted, outside of the state folder. */
    private Path heads(WorkspaceSession session) {
        return folder("XDG_CONFIG_HOME", ".config")
                .resolve("punchclock/ledgers")
                .resolve(session.workspace().id());
    }

    private LaunchCommand launch(String command, WorkspaceSession session) {
        List<String> arguments =
                new ArrayList<>(List.of(command, "-C", session.workspace().folder()));
        if (options.state != null) {
            arguments.addAll(List.of("--state", session.state().toString()));
        }
        ProgramInfo program = machine.program();
        SortedMap<String, String> variables = new TreeMap<>();
        for (String name : VARIABLES) {
            if (!environment.variable(name).isEmpty()) {
                variables.put(name, environment.variable(name));
            }
        }
        boolean isFound = Files.exists(Path.of("/usr/bin/java")) || Files.exists(Path.of("/bin/java"));
        if (!isFound) {
            variables.putIfAbsent("JAVA_HOME", program.javaHome());
        }
        return new LaunchCommand(program.launcher(), arguments, variables);
    }

    private Path folder(String variable, String usual) {
        String set = environment.variable(variable);
        Path folder = set.isEmpty() ? Path.of(environment.variable("HOME"), usual) : Path.of(set);
        return environment.folder().resolve(folder);
    }

    private int minutes() {
        String number = every.endsWith("m") ? every.substring(0, every.length() - 1) : "";
        int minutes = number.matches("[0-9]{1,2}") ? Integer.parseInt(number) : 0;
        if (minutes == 0 || 60 % minutes != 0) {
            throw new ProblemException(
                    ExitCode.USAGE, "--every is " + every, "give a part of an hour, such as 5m, 15m or 60m");
        }
        return minutes;
    }
}

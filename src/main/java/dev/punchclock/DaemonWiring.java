package dev.punchclock;

import dev.punchclock.cli.CliServices;
import dev.punchclock.daemon.Daemon;
import dev.punchclock.daemon.DaemonClocks;
import dev.punchclock.daemon.DaemonServices;
import dev.punchclock.daemon.LockHolder;
import dev.punchclock.daemon.LogOutput;
import dev.punchclock.daemon.QuartzAlarm;
import dev.punchclock.files.WorkspaceFiles;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.network.Network;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.MemoryExhaustion;
import dev.punchclock.workspace.FileStamp;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;

/**
 * Makes for the daemon what it needs of the outer packages. A class of its own, so that other commands load none of the
 * daemon's libraries.
 */
final class DaemonWiring implements DaemonServices {
    private final CliServices services;
    private final WorkspaceFiles files;
    private final UnaryOperator<Workspace> opened;
    private final Path state;
    private final InstantSource clock;
    private final LockHolder me;

    /**
     * Joins them.
     *
     * @param services whose ledgers write that it was the daemon
     * @param files of the folder
     * @param opened what becomes of a workspace whenever it is opened
     */
    DaemonWiring(
            CliServices services,
            WorkspaceFiles files,
            UnaryOperator<Workspace> opened,
            Path state,
            InstantSource clock,
            LockHolder me) {
        this.services = services;
        this.files = files;
        this.opened = opened;
        this.state = state;
        this.clock = clock;
        this.me = me;
    }

    /**
     * Runs a daemon in this house until the process is told to end. It has a thread of its own, so that one which hangs,
     * on a ledger that somebody else has locked, does not keep the process from ending when it is asked to.
     */
    ExitCode run(Logger logger) {
        Daemon daemon = new Daemon(this, new DaemonClocks(clock, System::nanoTime), new QuartzAlarm(clock), logger);
        CompletableFuture<ExitCode> over = new CompletableFuture<>();
        TerminationSignals.handle(() -> over.complete(daemon.end()));
        Thread thread = new Thread(
                () -> {
                    try {
                        over.complete(daemon.run());
                    } catch (RuntimeException | Error failed) {
                        over.completeExceptionally(failed);
                    }
                },
                "punchclock");
        thread.setDaemon(true);
        // Whichever thread finds that there is no memory: without one of its threads a daemon does half.
        Thread.setDefaultUncaughtExceptionHandler((dead, why) -> {
            if (MemoryExhaustion.ranOut(why)) {
                over.completeExceptionally(why);
            } else {
                logger.error("bug  the thread " + dead.getName() + " ended with it", why);
            }
        });
        thread.start();
        try {
            return over.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failed ? failed : e;
        }
    }

    /** Where the daemon tells what it does. */
    static Logger logger(
            PrintStream to, InstantSource clock, ZoneId zone, boolean json, Map<String, String> environment) {
        LogOutput.hearLibraries(environment.getOrDefault("PUNCHCLOCK_LOG_LEVEL", ""));
        if (json) {
            return LogOutput.json(to, clock);
        }
        return isJournal(environment.getOrDefault("JOURNAL_STREAM", ""))
                ? LogOutput.withoutTime(to)
                : LogOutput.human(to, clock, zone);
    }

    /** The variable is inherited by processes that write elsewhere: it says which file the journal reads. */
    private static boolean isJournal(String stream) {
        try {
            Path stderr = Path.of("/proc/self/fd/2");
            return !stream.isEmpty()
                    && stream.equals(
                            Files.getAttribute(stderr, "unix:dev") + ":" + Files.getAttribute(stderr, "unix:ino"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }

    @Override
    public Workspace open() {
        return opened.apply(files.open());
    }

    @Override
    public SortedMap<String, FileStamp> stamps() {
        return files.stamps();
    }

    @Override
    public Optional<Ledger> ledger() {
        return services.ledger(state);
    }

    @Override
    public Optional<Head> head() {
        return services.archive(state).map(archive -> {
            try (archive) {
                return archive.head();
            }
        });
    }

    @Override
    public Ledger begin(Workspace workspace) {
        return services.ledger(state, services.newLedgerId(), workspace);
    }

    @Override
    public Map<String, Network> networks(Workspace workspace) {
        return services.networks(workspace, state, clock);
    }

    @Override
    public Path state() {
        return state;
    }

    @Override
    public LockHolder me() {
        return me;
    }
}

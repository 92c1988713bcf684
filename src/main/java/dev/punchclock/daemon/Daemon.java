package dev.punchclock.daemon;

import dev.punchclock.ledger.Ledger;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.publish.AccountPool;
import dev.punchclock.publish.Publisher;
import dev.punchclock.workspace.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Publishes a workspace until it is told to end. One thread looks, and has accounts looked at by others; alarms wake
 * it, a bell when another process has written, and a slow heartbeat, which is monotonic and not Quartz's: Quartz waits
 * by the wall clock, and would sleep through one that is set back.
 */
public final class Daemon {
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    /** Beyond the longest attempt: time to write down how it ended. */
    private static final Duration SPARE = Duration.ofSeconds(12);

    private final DaemonServices services;
    private final DaemonClocks clocks;
    private final Alarm alarm;
    private final DaemonLog log;
    private final Shutdown ending = new Shutdown();
    private final Semaphore wakes = new Semaphore(0);
    /** Whoever wakes it means that it looks; the bell may have rung for what it has written itself. */
    private final AtomicBoolean called = new AtomicBoolean();

    /** Something has been done since memory was given back. */
    private boolean worked = true;

    private volatile Duration longestAttempt = Duration.ZERO;

    public Daemon(DaemonServices services, DaemonClocks clocks, QuartzAlarm alarm, Logger logger) {
        this(services, clocks, (Alarm) alarm, logger);
    }

    Daemon(DaemonServices services, DaemonClocks clocks, Alarm alarm, Logger logger) {
        this.services = services;
        this.clocks = clocks;
        this.alarm = alarm;
        log = new DaemonLog(logger);
    }

    /**
     * Runs until {@link #end}.
     *
     * @throws ProblemException when it cannot begin: the workspace is not in order or published elsewhere, or another
     * daemon does it
     */
    @SuppressWarnings("try") // the bell rings by itself
    public ExitCode run() {
        try (AlarmSet armed = new AlarmSet(alarm, this::call)) {
            WatchedWorkspace folder = WatchedWorkspace.of(services, clocks.now(), clocks.nanos());
            // No workspace in a variable: it would be kept for as long as the daemon runs.
            try (DaemonLock lock = begin(folder.workspace());
                    Ledger ledger = ledger(folder.workspace());
                    LedgerWatcher bell = bell()) {
                begun(folder.workspace(), lock);
                watch(
                        new DaemonLoop(
                                services,
                                folder,
                                ledger,
                                clocks,
                                armed,
                                ending,
                                log,
                                new AccountPool(),
                                wakes::release),
                        new DailyHead(services, clocks, EventLog.zone(folder.workspace()), log));
                log.ended();
            }
            return ExitCode.DONE;
        } finally {
            ending.over();
        }
    }

    private void begun(Workspace workspace, DaemonLock lock) {
        longestAttempt = workspace.contexts().values().stream()
                .map(context -> context.limits().attempt())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        log.started(workspace.id(), workspace.folder(), lock.holder());
    }

    private DaemonLock begin(Workspace workspace) {
        try (Ledger ledger = services.ledger().orElse(null)) {
            if (ledger == null) {
                Publisher.mayBegin(workspace);
            } else {
                Publisher.mayPublish(workspace, ledger);
            }
        }
        return DaemonLock.take(services.state(), workspace.id(), services.me(), EventLog.zone(workspace));
    }

    private Ledger ledger(Workspace workspace) {
        return services.ledger().orElseGet(() -> services.begin(workspace));
    }

    /** For what another process writes into the ledger; null where the system cannot tell, and the heartbeat must do. */
    private @Nullable LedgerWatcher bell() {
        try {
            return LedgerWatcher.at(services.state(), wakes::release);
        } catch (IOException | UnsupportedOperationException e) {
            log.deaf();
            return null;
        }
    }

    private void watch(DaemonLoop loop, DailyHead head) {
        while (!ending.isAsked()) {
            called.set(false);
            wakes.drainPermits();
            loop.look();
            head.note();
            sleep(loop);
        }
        settle(loop);
    }

    /** Waits for what is in flight, and tells how it ended. Nothing else is waited for: nothing is lost. */
    private void settle(DaemonLoop loop) {
        long latest = clocks.in(longestAttempt.plus(SPARE));
        try {
            while (ending.isInFlight() && clocks.nanos() - latest < 0) {
                var unused = wakes.tryAcquire(latest - clocks.nanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.settle();
    }

    /**
     * Until it is called, the bell has rung for something new, an account is back that missed a look, or the heart
     * beats.
     */
    private void sleep(DaemonLoop loop) {
        long beat = clocks.in(HEARTBEAT);
        try {
            boolean woken = true;
            while (woken && !called.get() && !ending.isAsked() && !loop.settle() && !loop.isNews()) {
                woken = wakes.tryAcquire(beat - clocks.nanos(), TimeUnit.NANOSECONDS);
            }
            if (woken) {
                worked = true;
            } else if (!ending.isInFlight()) {
                giveBack();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending.ask();
        }
    }

    /**
     * Gives back what the work took of the machine's memory, once, when a minute has gone by without any: by itself the
     * collector keeps it until it is short again, which may be never. It takes some hundredths of a second.
     */
    private void giveBack() {
        if (worked) {
            worked = false;
            System.gc();
        }
    }

    private void call() {
        called.set(true);
        wakes.release();
    }

    /**
     * Ends in order, from any thread: what is in flight is settled first. Returns when all is over, or hangs.
     *
     * @return {@link ExitCode#DONE} when all is over, or nothing is lost by cutting it off; {@link ExitCode#UNKNOWN} when
     *     something is in flight that will not end
     */
    public ExitCode end() {
        if (ending.isOver()) {
            return ExitCode.DONE;
        }
        if (!ending.isAsked()) {
            log.ending(ending.isInFlight());
        }
        ending.ask();
        call();
        boolean over = ending.await(longestAttempt.plus(SPARE));
        return over || !ending.isInFlight() ? ExitCode.DONE : ExitCode.UNKNOWN;
    }
}

package dev.punchclock;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.machine.MachineId;
import dev.punchclock.problem.ProblemException;
import dev.punchclock.store.NativeLibrary;
import dev.punchclock.workspace.UnsettledWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Does on further threads, while the command line is read, what nearly every command needs in the end: brings in SQLite,
 * opens the workspace, and then brings in the names of zones. Without it a command answers the same, a little later.
 */
final class Prefetch {
    private final Path folder;
    private final boolean whole;
    private final FutureTask<UnsettledWorkspace> opening;

    private Prefetch(Path folder, boolean whole, Supplier<UnsettledWorkspace> open) {
        this.folder = folder;
        this.whole = whole;
        opening = new FutureTask<>(open::get);
    }

    /**
     * @param folder which will be opened, most probably
     * @param whole or without the files in which all is done
     */
    static Prefetch start(Instant now, Path folder, boolean whole, Supplier<UnsettledWorkspace> open) {
        Prefetch ahead = new Prefetch(folder, whole, open);
        Thread files = new Thread(
                () -> {
                    ahead.opening.run();
                    bringIn(now);
                },
                "files");
        files.setDaemon(true);
        files.start();
        return ahead;
    }

    /** Begins with what takes longest, SQLite: for a command that will open a ledger, before anything else is done. */
    static void begin() {
        Thread driver = new Driver();
        driver.setDaemon(true);
        driver.start();
    }

    boolean opens(Path other, boolean asWhole) {
        return folder.equals(other) && whole == asWhole;
    }

    /**
     * The workspace, when it is open.
     *
     * @throws ProblemException when it cannot be opened
     */
    UnsettledWorkspace workspace() {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException stopped) {
                throw stopped;
            }
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw new IllegalStateException("the workspace was not read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the workspace was read", e);
        }
    }

    private static void bringIn(Instant now) {
        MachineId.bringIn();
        var unused = TimeFormat.exactly(now, ZoneId.of("Europe/London"));
    }

    /** No lambda, because the first one in a Java machine takes as long as all that came before it. */
    private static final class Driver extends Thread {
        Driver() {
            super("driver");
        }

        @Override
        public void run() {
            try {
                NativeLibrary.bringIn();
            } catch (RuntimeException | Error e) {
                // comes again, and is told, where the ledger is opened
            }
        }
    }
}

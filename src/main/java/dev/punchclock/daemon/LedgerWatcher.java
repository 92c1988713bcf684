package dev.punchclock.daemon;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rings when a file in a folder is written, by whichever process, this one too, and a few times more in the seconds after:
 * SQLite writes first, waits for the disk, and only then lets others read it, which the system does not tell. On Linux the
 * system says that there is a writing, and as long as nothing is written nothing wakes; elsewhere Java may look every few
 * seconds. It may ring for nothing. Where the folder goes away it stays silent.
 */
final class LedgerWatcher implements AutoCloseable {
    /** Rings no more often than this. What a person does by hand is heard within a second. */
    private static final Duration REST = Duration.ofMillis(200);

    /** After how long it rings again when nothing more was written, one after the other. */
    private static final List<Duration> ECHOES =
            List.of(Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofSeconds(4));

    private final WatchService service;
    private final Thread listener;

    private LedgerWatcher(WatchService service, Runnable ring) {
        this.service = service;
        listener = new Thread(() -> listen(ring), "bell");
        listener.setDaemon(true);
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the system cannot tell, such as when all that it watches for its users are taken
     */
    static LedgerWatcher at(Path folder, Runnable ring) throws IOException {
        WatchService service = folder.getFileSystem().newWatchService();
        try {
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            service.close();
            throw e;
        }
        LedgerWatcher bell = new LedgerWatcher(service, ring);
        bell.listener.start();
        return bell;
    }

    private void listen(Runnable ring) {
        try {
            int echoes = ECHOES.size();
            boolean there = true;
            while (there) {
                WatchKey written = written(echoes);
                if (written == null) {
                    echoes++;
                } else {
                    echoes = 0;
                    written.pollEvents();
                }
                ring.run();
                TimeUnit.NANOSECONDS.sleep(REST.toNanos());
                there = written == null || written.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException over) {
            // nobody needs it any more
        }
    }

    /** Waits for the next writing; null when it is time for an echo, of which there were so many. */
    private @Nullable WatchKey written(int echoes) throws InterruptedException {
        return echoes == ECHOES.size()
                ? service.take()
                : service.poll(ECHOES.get(echoes).toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            // it rings once more, for nobody
        }
        listener.interrupt();
    }
}

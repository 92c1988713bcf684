package dev.punchclock.network.rehearsal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to write in a folder, against other threads and other processes. It needs two locks: within one JVM a
 * second lock on a file throws instead of waiting. The file that is locked is never one that is read, for on some
 * systems closing any channel of a file gives up every lock on it.
 */
final class FolderLock implements AutoCloseable {
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel process;

    private FolderLock(ReentrantLock thread, FileChannel process) {
        this.thread = thread;
        this.process = process;
    }

    /** Waits until nobody else writes. The folder must be there. */
    static FolderLock take(Path folder) throws IOException {
        ReentrantLock thread = THREADS.computeIfAbsent(folder.toRealPath(), f -> new ReentrantLock());
        thread.lock();
        FileChannel process = null;
        try {
            process = OwnerOnlyFiles.writing(folder.resolve(".lock"));
            process.lock();
            return new FolderLock(thread, process);
        } catch (IOException | RuntimeException e) {
            release(thread, process);
            throw e;
        }
    }

    @Override
    public void close() {
        release(thread, process);
    }

    private static void release(ReentrantLock thread, @Nullable FileChannel process) {
        try {
            if (process != null) {
                process.close();
            }
        } catch (IOException e) {
            // the operating system gives the lock up when the process ends, at the latest
        } finally {
            thread.unlock();
        }
    }
}

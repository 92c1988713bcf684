package dev.punchclock.daemon;

import org.quartz.spi.ThreadPool;

/**
 * A thread pool for Quartz without threads: an alarm runs on Quartz's own, since it only wakes somebody. Quartz's pools
 * have threads that wake twice a second. Public, because Quartz tells it its name by reflection.
 */
public final class SameThreadQuartzPool implements ThreadPool {
    @Override
    public boolean runInThread(Runnable ring) {
        ring.run();
        return true;
    }

    @Override
    public int blockForAvailableThreads() {
        return 1;
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown(boolean waitForJobsToComplete) {}

    @Override
    public int getPoolSize() {
        return 1;
    }

    @Override
    public void setInstanceId(String id) {}

    @Override
    public void setInstanceName(String name) {}
}

package dev.punchclock.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs accounts' rounds side by side, on threads that are made when they are needed and go when they are not. Never more
 * at once than {@link #MOST}, nor than {@link #ON_ONE} on one server: what waits for one leaves room for the others. Accounts of one server begin in the order in which they came.
 */
public final class AccountPool {
    static final int MOST = 64;
    static final int ON_ONE = 32;
    private static final int IDLE_SECONDS = 5;
    /** What such a thread calls goes no deeper than a tenth of this; two hundred of them cost little. */
    private static final long STACK = 512 * 1024;

    private final AtomicInteger names = new AtomicInteger();
    private final Deque<Task> waiting = new ArrayDeque<>();
    private final Map<String, Integer> running = new HashMap<>();
    private final Executor threads;
    private int all;

    private record Task(String server, Runnable work) {}

    public AccountPool() {
        ThreadPoolExecutor own = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        own.allowCoreThreadTimeOut(true);
        threads = own;
    }

    /** By other means, such as one after the other in the thread that asks. */
    public AccountPool(Executor threads) {
        this.threads = threads;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "account-" + names.incrementAndGet(), STACK);
        thread.setDaemon(true); // what is in flight is waited for by name, nothing else is
        return thread;
    }

    /** Runs this when there is room; {@code work} throws nothing. */
    public void execute(String server, Runnable work) {
        synchronized (this) {
            waiting.add(new Task(server, work));
        }
        begin();
    }

    private void begin() {
        for (Task task = next(); task != null; task = next()) {
            Task one = task;
            threads.execute(() -> run(one));
        }
    }

    /** The first for which there is room; null when there is none. */
    private synchronized @Nullable Task next() {
        Iterator<Task> each = waiting.iterator();
        while (all < MOST && each.hasNext()) {
            Task task = each.next();
            if (running.getOrDefault(task.server(), 0) < ON_ONE) {
                each.remove();
                all++;
                running.merge(task.server(), 1, Integer::sum);
                return task;
            }
        }
        return null;
    }

    private void run(Task task) {
        try {
            task.work().run();
        } finally {
            synchronized (this) {
                all--;
                running.merge(task.server(), -1, Integer::sum);
            }
            begin();
        }
    }
}

package dev.punchclock.daemon;

import java.time.Instant;

/**
 * Rings at single instants of the wall clock. It may ring early by a little, late after the machine slept, or not at all
 * when the clock is set: whoever is woken looks at the clock, and looks now and then without being woken.
 */
interface Alarm extends AutoCloseable {
    /** Rings once at that moment, instead of at any other under this name; at once where the moment has passed. */
    void set(String name, Instant at, Runnable ring);

    void cancel(String name);

    @Override
    void close();
}

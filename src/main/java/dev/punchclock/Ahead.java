package dev.punchclock;

import dev.punchclock.hours.Told;
import dev.punchclock.store.NativeLibrary;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Brings in what nearly every command needs in the end, on a second core and while the command line and the files are
 * read: zone rules, SQLite, the names of zones. Without it a command answers the same, a little later.
 */
final class Ahead {
    private Ahead() {}

    static void start(Instant now) {
        Thread thread = new Thread(() -> bringIn(now), "ahead");
        thread.setDaemon(true);
        thread.start();
    }

    private static void bringIn(Instant now) {
        ZoneId anywhere = ZoneId.of("Europe/London");
        NativeLibrary.bringIn();
        var unused = Told.exactly(now, anywhere);
    }
}

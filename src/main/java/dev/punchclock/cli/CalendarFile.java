package dev.punchclock.cli;

import dev.punchclock.hours.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A calendar file, as commands see it. Each method throws {@link dev.punchclock.problem.Stopped} with {@code WORKSPACE}
 * when the file is refused.
 */
public interface CalendarFile {
    /**
     * When it says busy, within {@code [from, to)}.
     *
     * @param zone of its days, and of its times where nothing names one
     * @param margin by which each window grows at its end
     */
    Windows busy(ZoneId zone, Instant from, Instant to, Duration margin);

    /** A copy with times only, in UTF-8. */
    String timesOnly();

    /** Writes {@link #timesOnly} into a file. */
    void timesOnly(Path target, String name);

    /**
     * Notes that its content is still right.
     *
     * @return since when it stood unconfirmed; empty when it was never seen here
     */
    Optional<Instant> confirm(Instant now);
}

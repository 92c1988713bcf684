package dev.punchclock.cli;

import dev.punchclock.hours.Windows;
import dev.punchclock.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A calendar file, as commands see it. Each method throws {@link dev.punchclock.problem.ProblemException} with {@code WORKSPACE}
 * when the file is refused.
 */
public interface CalendarFileView {
    /**
     * What it says of a stretch of time.
     *
     * @param windows when it is busy
     * @param endless how many of its events have no end
     * @param warnings what was read so that its owner is rather busy than not
     */
    record Said(Windows windows, long endless, List<Problem> warnings) {}

    /**
     * What it says of {@code [from, to)}.
     *
     * @param zone of its days, and of its times where nothing names one
     * @param assume how long an event takes that has no end
     * @param margin by which each window grows at its end
     */
    Said said(ZoneId zone, Instant from, Instant to, Duration assume, Duration margin);

    /** A copy with times only, in UTF-8, without what was over long before {@code now} and cannot be read. */
    String timesOnly(Instant now);

    /** Writes {@link #timesOnly} into a file. */
    void timesOnly(Instant now, Path target, String name);

    /**
     * Notes that its content is still right.
     *
     * @return since when it stood unconfirmed; empty when it was never seen here
     */
    Optional<Instant> confirm(Instant now);
}

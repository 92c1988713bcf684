package dev.punchclock.report;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.workspace.FileStamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * That a daemon publishes a workspace, and which files it does not take up yet because they have just changed.
 *
 * @param resting until when each of these files rests
 */
public record DaemonStanding(RunningDaemon daemon, SortedMap<String, Instant> resting) {
    public DaemonStanding {
        resting = Collections.unmodifiableSortedMap(new TreeMap<>(resting));
    }

    /**
     * By the files' own times; empty where no daemon is at work.
     *
     * @param stamps when each file of the workspace was changed last: asked only where a daemon is at work
     */
    public static Optional<DaemonStanding> of(
            Optional<RunningDaemon> daemon, ReportSource source, Supplier<SortedMap<String, FileStamp>> stamps) {
        return daemon.map(atWork -> new DaemonStanding(
                atWork, resting(stamps.get(), source.workspace().rest(), source.now())));
    }

    private static SortedMap<String, Instant> resting(SortedMap<String, FileStamp> stamps, Duration rest, Instant now) {
        SortedMap<String, Instant> resting = new TreeMap<>();
        stamps.forEach((file, stamp) -> {
            Instant until = stamp.changed().plus(rest);
            if (until.isAfter(now) && !stamp.changed().isAfter(now)) {
                resting.put(file, until);
            }
        });
        return resting;
    }

    /** In a line. A file rests until the minute by which that is over. */
    public String words(Instant now, ZoneId zone) {
        String host = daemon.host().isEmpty() ? "" : " on " + daemon.host();
        StringBuilder line = new StringBuilder("A daemon is at work: process " + daemon.process() + host + ", since "
                + TimeFormat.inZone(daemon.since(), zone, now) + ".");
        resting.forEach((file, until) -> line.append(" It lets ")
                .append(file)
                .append(" rest until ")
                .append(TimeFormat.time(until.plusSeconds(59), zone))
                .append('.'));
        return line.toString();
    }
}

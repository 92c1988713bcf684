package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** That a daemon publishes this workspace, and which files it does not take up yet because they have just changed. */
final class DaemonNotice {
    private DaemonNotice() {}

    static List<String> lines(WorkspaceSession session) {
        RunningDaemon daemon = session.atWork().orElse(null);
        if (daemon == null) {
            return List.of();
        }
        ZoneId zone = session.zone();
        String host = daemon.host().isEmpty() ? "" : " on " + daemon.host();
        StringBuilder line = new StringBuilder("A daemon is at work: process " + daemon.process() + host + ", since "
                + TimeFormat.dayAndTime(daemon.since(), zone, session.now()) + " "
                + TimeFormat.abbreviation(daemon.since(), zone)
                + ".");
        resting(session)
                .forEach((file, until) -> line.append(" It lets ")
                        .append(file)
                        .append(" rest until ")
                        .append(soon(until, zone))
                        .append('.'));
        return List.of(line.toString());
    }

    /** By the files' own times: those that were changed a moment ago, and until when each rests. */
    private static Map<String, Instant> resting(WorkspaceSession session) {
        Duration rest = session.workspace().rest();
        Map<String, Instant> resting = new TreeMap<>();
        session.stamps().forEach((file, stamp) -> {
            Instant until = stamp.changed().plus(rest);
            if (until.isAfter(session.now()) && !stamp.changed().isAfter(session.now())) {
                resting.put(file, until);
            }
        });
        return resting;
    }

    /** On the minute by which it is over. */
    private static String soon(Instant until, ZoneId zone) {
        return TimeFormat.time(until.plusSeconds(59), zone);
    }

    static @Nullable Map<String, Object> json(WorkspaceSession session) {
        ZoneId zone = session.zone();
        return session.atWork()
                .map(daemon -> JsonWriter.object(
                        "process",
                        daemon.process(),
                        "host",
                        JsonValues.some(daemon.host()),
                        "since",
                        JsonWriter.time(daemon.since(), zone),
                        "resting",
                        resting(session).entrySet().stream()
                                .map(each -> JsonWriter.object(
                                        "file", each.getKey(), "until", JsonWriter.time(each.getValue(), zone)))
                                .toList()))
                .orElse(null);
    }
}

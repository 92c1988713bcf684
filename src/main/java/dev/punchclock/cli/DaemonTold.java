package dev.punchclock.cli;

import dev.punchclock.cli.json.Json;
import dev.punchclock.hours.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** That a daemon publishes this workspace, and which files it does not take up yet because they have just changed. */
final class DaemonTold {
    private DaemonTold() {}

    static List<String> lines(Session session) {
        AtWork daemon = session.atWork().orElse(null);
        if (daemon == null) {
            return List.of();
        }
        ZoneId zone = session.zone();
        String host = daemon.host().isEmpty() ? "" : " on " + daemon.host();
        StringBuilder line = new StringBuilder("A daemon is at work: process " + daemon.process() + host + ", since "
                + Told.dayAndTime(daemon.since(), zone, session.now()) + " " + Told.abbreviation(daemon.since(), zone)
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
    private static Map<String, Instant> resting(Session session) {
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
        return Told.time(until.plusSeconds(59), zone);
    }

    static @Nullable Map<String, Object> json(Session session) {
        ZoneId zone = session.zone();
        return session.atWork()
                .map(daemon -> Json.object(
                        "process",
                        daemon.process(),
                        "host",
                        ForMachines.some(daemon.host()),
                        "since",
                        Json.time(daemon.since(), zone),
                        "resting",
                        resting(session).entrySet().stream()
                                .map(each ->
                                        Json.object("file", each.getKey(), "until", Json.time(each.getValue(), zone)))
                                .toList()))
                .orElse(null);
    }
}

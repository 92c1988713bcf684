package dev.punchclock.report;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.problem.Finding;
import java.time.Duration;

/** When somebody looked at the clock last, and whether that is long ago. */
public final class LastLook {
    private static final Duration LONG = Duration.ofHours(1);

    private LastLook() {}

    /** Such as {@code Last look Mon 23 Nov 10:42 GMT (+00:00), 3 minutes ago, by the daemon.} */
    public static String words(ReportSource source) {
        return source.lastLook()
                .map(look -> "Last look " + TimeFormat.exactly(look.at(), source.zone(), source.now()) + ", "
                        + ago(source, look) + ".")
                .orElse("Nothing has looked at the clock yet: punchclock run does, from a cron line or by hand.");
    }

    private static String ago(ReportSource source, RoundTimestamp look) {
        String by = switch (look.via()) {
            case "daemon" -> ", by the daemon";
            case "cron" -> ", from cron";
            case "ci" -> ", from CI";
            default -> "";
        };
        return TimeFormat.ago(Duration.between(look.at(), source.now())) + by;
    }

    /** In work time, somebody is to look once an hour at least. */
    public static Finding finding(ReportSource source) {
        String subject = "last look";
        String remedy = "let the daemon or cron look: punchclock install --systemd, or --cron";
        RoundTimestamp last = source.lastLook().orElse(null);
        if (last == null) {
            return Finding.doubtful(subject, "nothing has looked at the clock yet", remedy);
        }
        String says = TimeFormat.exactly(last.at(), source.zone()) + ", " + ago(source, last);
        boolean open = source.workspace().contexts().values().stream()
                .anyMatch(context -> context.timetable().isOpen(source.now()));
        return open && Duration.between(last.at(), source.now()).compareTo(LONG) > 0
                ? Finding.doubtful(subject, says + "; and it is work time", remedy)
                : Finding.good(subject, says);
    }
}

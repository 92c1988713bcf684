package dev.punchclock.cli;

import dev.punchclock.cli.json.JsonWriter;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.RecordedClockDifference;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.report.AccountStanding;
import dev.punchclock.report.DaemonStanding;
import dev.punchclock.report.NeedyPost;
import dev.punchclock.report.ReportSource;
import dev.punchclock.report.StatusAnswer;
import java.time.ZoneId;
import java.util.Map;

/** How things stand, for machines. */
final class StatusJson {
    private StatusJson() {}

    static Map<String, Object> of(StatusAnswer answer, WorkspaceSession session) {
        ReportSource source = session.source();
        return JsonWriter.object(
                "accounts", answer.accounts().stream().map(StatusJson::account).toList(),
                "needsYou",
                        answer.needsYou().stream()
                                .map(each -> needy(each, source))
                                .toList(),
                "noticed", answer.noticed(),
                "daemon",
                        DaemonStanding.of(session.atWork(), source, session::stamps)
                                .map(daemon -> daemon(daemon, source.zone()))
                                .orElse(null),
                "lastLook",
                        source.lastLook().map(last -> look(last, source.zone())).orElse(null));
    }

    private static Map<String, Object> account(AccountStanding account) {
        ZoneId zone = account.zone();
        Window open = account.open();
        RecordedClockDifference clock = account.networkClock();
        return JsonWriter.object(
                "account",
                account.account(),
                "zone",
                zone,
                "open",
                open != null,
                "opens",
                JsonWriter.time(account.opens(), zone),
                "closes",
                open == null ? null : JsonWriter.time(open.end(), zone),
                "paused",
                account.isPaused(),
                "busy",
                JsonValues.busy(account.busy(), zone),
                "networkClock",
                clock == null ? null : JsonValues.clock(clock, zone),
                "quota",
                account.quota() == null ? null : JsonValues.quota(account.quota()),
                "next",
                account.next() == null ? null : JsonValues.slot(account.next(), zone));
    }

    private static Map<String, Object> needy(NeedyPost post, ReportSource source) {
        return JsonValues.post(
                source, post.delivery(), null, source.zone(post.delivery().id().account()));
    }

    private static Map<String, Object> daemon(DaemonStanding daemon, ZoneId zone) {
        return JsonWriter.object(
                "process", daemon.daemon().process(),
                "host", JsonValues.some(daemon.daemon().host()),
                "since", JsonWriter.time(daemon.daemon().since(), zone),
                "resting",
                        daemon.resting().entrySet().stream()
                                .map(each -> JsonWriter.object(
                                        "file", each.getKey(), "until", JsonWriter.time(each.getValue(), zone)))
                                .toList());
    }

    private static Map<String, Object> look(RoundTimestamp last, ZoneId zone) {
        return JsonWriter.object("at", JsonWriter.time(last.at(), zone), "via", JsonValues.some(last.via()));
    }
}

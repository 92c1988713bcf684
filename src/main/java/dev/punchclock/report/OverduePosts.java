package dev.punchclock.report;

import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.plan.Slot;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.List;

/** What was due at the last look, may go out now, and has not: something keeps its account from publishing. */
public final class OverduePosts {
    private OverduePosts() {}

    /** At most one for each account: the first in its plan. */
    public static List<Problem> problems(ReportSource source, RoundPreview outlook) {
        Instant last = source.lastLook().map(RoundTimestamp::at).orElse(Instant.MIN);
        return outlook.plans().values().stream()
                .flatMap(plan -> plan.slots().stream().limit(1))
                .filter(slot -> slot.at().isBefore(last) && publishesNow(source, outlook, slot))
                .map(slot -> problem(source, slot))
                .toList();
    }

    private static boolean publishesNow(ReportSource source, RoundPreview outlook, Slot slot) {
        AccountContext context = source.context(slot.id().account());
        return !outlook.book().isPaused(context.owner()) && context.timetable().isOpen(source.now());
    }

    private static Problem problem(ReportSource source, Slot slot) {
        String since = TimeFormat.inZone(slot.at(), source.zone(slot.id().account()), source.now());
        return Problem.error(
                null,
                slot.id() + " is overdue since " + since + ", and the last look did not send it",
                "punchclock run says why");
    }
}

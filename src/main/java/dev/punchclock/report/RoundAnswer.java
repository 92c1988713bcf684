package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.RoundReport;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a round did, as far as a person wants to read of it.
 *
 * @param told what happened that is worth a line
 * @param unknown what nobody knows the end of, and what to do
 * @param underWay what is being published at this moment, a sentence for each
 * @param beside what went wrong beside, each with its account; without what is not written down
 * @param summary that nothing is due, or when the look before was, and what comes next; may be empty
 * @param closed which accounts are closed by a person, a sentence for each
 */
public record RoundAnswer(
        RoundReport report,
        List<EntryBody> told,
        List<Problem> unknown,
        List<String> underWay,
        List<Problem> beside,
        String summary,
        List<String> closed) {
    public RoundAnswer {
        told = List.copyOf(told);
        unknown = List.copyOf(unknown);
        underWay = List.copyOf(underWay);
        beside = List.copyOf(beside);
        closed = List.copyOf(closed);
    }

    /**
     * Of a round that has ended.
     *
     * @param before the look before it; null when there was none
     */
    public static RoundAnswer of(ReportSource source, RoundReport report, @Nullable Instant before) {
        List<EntryBody> told =
                report.happened().stream().filter(Phrases::isTold).toList();
        List<Problem> unknown = unknown(source, report);
        List<String> underWay = source.underWay(report.book());
        List<Problem> beside = report.problems().stream()
                .filter(problem -> !report.unrecorded().contains(problem))
                .toList();
        String summary = told.isEmpty()
                ? nothing(report, unknown.isEmpty() && underWay.isEmpty()) + next(source, report)
                : (since(report, before) + next(source, report)).strip();
        return new RoundAnswer(report, told, unknown, underWay, beside, summary, closed(source, report));
    }

    private static List<Problem> unknown(ReportSource source, RoundReport report) {
        return report.book().inHand().stream()
                .filter(delivery -> delivery.state() == DeliveryState.UNKNOWN)
                .map(delivery -> Problem.error(
                        null, delivery.id() + " is unknown: " + delivery.note(), NeedyPost.remedy(source, delivery)))
                .toList();
    }

    /** That nothing is due is said only where it is so: who was left alone may have something. */
    private static String nothing(RoundReport report, boolean isAll) {
        boolean trouble = !report.problems().isEmpty() || !report.bugs().isEmpty();
        return trouble ? "Nothing went out." : isAll ? "Nothing is due." : "Nothing else is due.";
    }

    private static String since(RoundReport report, @Nullable Instant before) {
        return before == null || report.absence() != null
                ? ""
                : "The look before this one was " + TimeFormat.ago(Duration.between(before, report.began())) + ".";
    }

    private static String next(ReportSource source, RoundReport report) {
        boolean pausedOnly = report.next().isEmpty() && !report.book().paused().isEmpty();
        boolean waits = report.book().inHand().stream().anyMatch(delivery -> delivery.state() == DeliveryState.WAITING);
        Map<AccountName, Instant> toCome = new HashMap<>(report.next());
        toCome.values().removeIf(at -> at.isBefore(report.began())); // due, and not to be had: why is told
        boolean isDue = toCome.isEmpty() && !report.next().isEmpty();
        return pausedOnly || isDue ? "" : NextSlot.words(source, toCome, waits);
    }

    private static List<String> closed(ReportSource source, RoundReport report) {
        List<String> closed = new ArrayList<>();
        for (AccountName paused : source.paused(report.book())) {
            closed.add(paused + " is paused: punchclock resume starts it again.");
        }
        for (AccountContext context : source.workspace().contexts().values()) {
            report.book()
                    .busy(context.owner(), report.began())
                    .ifPresent(busy -> closed.add(context.account().name() + " is "
                            + busy.told(context.timetable().zone()) + ". punchclock free opens it again."));
        }
        return closed;
    }

    /** The moment that is told of what happened: when it went out, or else when the round began. */
    public Instant at(EntryBody fact) {
        return fact.slot() == null ? report.began() : fact.slot();
    }
}

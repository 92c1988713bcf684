package dev.punchclock.report;

import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.Problem;
import dev.punchclock.publish.RoundPreview;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, and what needs somebody: what {@code status} answers.
 *
 * @param presence whether one is at work, such as {@code You are at work until Mon 23 Nov 17:30 GMT.}
 * @param need how much needs somebody, such as {@code 2 posts need you.}
 * @param underWay what is being published at this moment, a sentence for each
 * @param unwritable why the ledger cannot be written; null when it can
 * @param hindrance what else keeps the whole workspace from publishing; null when nothing does
 * @param clocks whose network's clock differs, and what to do
 * @param overdue what was due at the last look, and was not sent
 * @param noticed what a person would want to know besides
 * @param standing everything that keeps the workspace, or parts of it, from publishing; what is overdue included
 */
public record StatusAnswer(
        String presence,
        String need,
        List<String> underWay,
        @Nullable Problem unwritable,
        @Nullable Problem hindrance,
        List<AccountStanding> accounts,
        List<String> clocks,
        List<Problem> overdue,
        List<String> noticed,
        List<NeedyPost> needsYou,
        List<Problem> standing) {

    public static StatusAnswer of(ReportSource source) {
        RoundPreview outlook = source.next();
        LedgerState ledgerState = outlook.book();
        List<NeedyPost> needsYou = NeedyPost.of(source, ledgerState);
        List<Problem> overdue = OverduePosts.problems(source, outlook);
        List<Problem> standing = new ArrayList<>(source.standing());
        standing.addAll(overdue);
        int posts = needsYou.size() + overdue.size() + source.unrecorded().size();
        return new StatusAnswer(
                new AccountPresence(source, ledgerState).words(),
                need(source, ledgerState, posts),
                source.underWay(ledgerState),
                source.unwritable().orElse(null),
                source.hindrance().orElse(null),
                AccountStanding.of(source, outlook),
                NetworkClocks.noted(source, ledgerState),
                overdue,
                ReportNotices.lines(source, outlook),
                needsYou,
                standing);
    }

    /** Whether there is nothing to tell but how each account stands. */
    public boolean isQuiet() {
        return overdue.isEmpty() && clocks.isEmpty() && noticed.isEmpty() && needsYou.isEmpty();
    }

    /** "Nothing needs you.", or how much does. */
    private static String need(ReportSource source, LedgerState ledgerState, int posts) {
        long problems = source.problems().stream().filter(Problem::isError).count();
        if (posts + problems == 0) {
            return nothing(source, ledgerState);
        }
        String both = posts > 0 && problems > 0 ? " and " : "";
        String what = (posts > 0 ? Phrases.many(posts, "post") : "")
                + both
                + (problems > 0 ? Phrases.many(problems, "problem") : "");
        return what + (posts + problems == 1 ? " needs you." : " need you.");
    }

    private static String nothing(ReportSource source, LedgerState ledgerState) {
        if (source.unwritable().isPresent()) {
            return "Nothing goes out until the ledger can be written.";
        }
        if (source.cannotPublish().isPresent()) {
            return "It is not published from here.";
        }
        boolean clockIsRight = source.clockIsBehind().isEmpty()
                && NetworkClocks.stopping(source, ledgerState).isEmpty();
        return clockIsRight ? "Nothing needs you." : "Nothing goes out by this clock.";
    }
}

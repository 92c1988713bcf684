package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Fact;
import dev.punchclock.plan.Ask;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.Planner;
import dev.punchclock.workspace.Checked;
import dev.punchclock.workspace.Desk;
import dev.punchclock.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a round at this moment would begin with: nothing is written, nothing is sent.
 *
 * @param decisions what it would write about posts handed in, edited, withdrawn and late
 * @param book the book with these decisions
 * @param plans the plan of every account
 */
public record Outlook(List<Fact> decisions, Book book, SortedMap<AccountName, Plan> plans) {

    /** Looks ahead up to {@code horizon}. */
    public static Outlook of(
            Workspace all, Checked checked, Book book, @Nullable Instant lastLook, Instant now, Instant horizon) {
        return of(all, checked, book, lastLook, now, horizon, Planner::plan);
    }

    /** Looks ahead as far as it takes to say what comes next, and how this period will end. */
    public static Outlook next(
            Workspace all, Checked checked, Book book, @Nullable Instant lastLook, Instant now, Instant horizon) {
        return of(all, checked, book, lastLook, now, horizon, Planner::next);
    }

    private static Outlook of(
            Workspace all,
            Checked checked,
            Book book,
            @Nullable Instant lastLook,
            Instant now,
            Instant horizon,
            Function<Ask, Plan> planner) {
        Workspace workspace = all.less(book);
        List<Fact> decisions = decide(workspace, checked, book, lastLook, now);
        Book after = book.supposing(now, decisions);
        SortedMap<AccountName, Plan> plans = new TreeMap<>();
        for (Desk desk : workspace.desks().values()) {
            plans.put(desk.account().name(), planner.apply(Waiting.ask(desk, checked, after, lastLook, now, horizon)));
        }
        return new Outlook(decisions, after, Collections.unmodifiableSortedMap(plans));
    }

    /** What the queue and the clock have changed since the last entry. */
    static List<Fact> decide(Workspace workspace, Checked checked, Book book, @Nullable Instant lastLook, Instant now) {
        List<Fact> facts = new ArrayList<>(Intake.decide(workspace, checked, book, now));
        facts.addAll(Lateness.decide(workspace, checked, book.supposing(now, facts), lastLook, now));
        return facts;
    }
}

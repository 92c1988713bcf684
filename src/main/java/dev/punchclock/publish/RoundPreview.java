package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.plan.Plan;
import dev.punchclock.plan.PlanRequest;
import dev.punchclock.plan.Planner;
import dev.punchclock.workspace.AccountContext;
import dev.punchclock.workspace.CheckedQueue;
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
 * @param book the ledger state with these decisions
 * @param plans the plan of every account
 */
public record RoundPreview(List<EntryBody> decisions, LedgerState book, SortedMap<AccountName, Plan> plans) {

    /** Looks ahead up to {@code horizon}. */
    public static RoundPreview of(
            Workspace all,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now,
            Instant horizon) {
        return of(all, checked, ledgerState, lastLook, now, horizon, Planner::plan);
    }

    /** Looks ahead as far as it takes to say what comes next, and how this period will end. */
    public static RoundPreview next(
            Workspace all,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now,
            Instant horizon) {
        return of(all, checked, ledgerState, lastLook, now, horizon, Planner::next);
    }

    private static RoundPreview of(
            Workspace all,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now,
            Instant horizon,
            Function<PlanRequest, Plan> planner) {
        Workspace workspace = all.less(ledgerState);
        List<EntryBody> decisions = decide(workspace, checked, ledgerState, lastLook, now);
        LedgerState after = ledgerState.supposing(now, decisions);
        SortedMap<AccountName, Plan> plans = new TreeMap<>();
        for (AccountContext context : workspace.contexts().values()) {
            plans.put(
                    context.account().name(),
                    planner.apply(PendingDeliveries.ask(context, checked, after, lastLook, now, horizon)));
        }
        return new RoundPreview(decisions, after, Collections.unmodifiableSortedMap(plans));
    }

    /** What the queue and the clock have changed since the last entry. */
    static List<EntryBody> decide(
            Workspace workspace,
            CheckedQueue checked,
            LedgerState ledgerState,
            @Nullable Instant lastLook,
            Instant now) {
        List<EntryBody> facts = new ArrayList<>(QueueIntake.decide(workspace, checked, ledgerState, now));
        facts.addAll(LateDeliveries.decide(workspace, checked, ledgerState.supposing(now, facts), lastLook, now));
        return facts;
    }
}

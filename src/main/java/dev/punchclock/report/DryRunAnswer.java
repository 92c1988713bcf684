package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.plan.Slot;
import dev.punchclock.publish.RoundPreview;
import dev.punchclock.workspace.AccountContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a round at this moment would do.
 *
 * @param due what it would send
 * @param decisions what else it would write that is worth a line
 * @param next what comes next, as a sentence with a blank before it
 */
public record DryRunAnswer(List<Slot> due, List<EntryBody> decisions, String next) {
    public DryRunAnswer {
        due = List.copyOf(due);
        decisions = List.copyOf(decisions);
    }

    public static DryRunAnswer of(ReportSource source) {
        RoundPreview outlook = source.outlook();
        boolean waits = outlook.plans().values().stream()
                .anyMatch(plan -> !plan.unplaced().isEmpty());
        Map<AccountName, Instant> next = new HashMap<>();
        outlook.plans()
                .forEach(
                        (name, plan) -> plan.slots().stream().findFirst().ifPresent(slot -> next.put(name, slot.at())));
        return new DryRunAnswer(
                due(source, outlook),
                outlook.decisions().stream().filter(Phrases::isTold).toList(),
                NextSlot.words(source, next, waits));
    }

    private static List<Slot> due(ReportSource source, RoundPreview outlook) {
        List<Slot> due = new ArrayList<>();
        outlook.plans().forEach((name, plan) -> {
            AccountContext context = source.context(name);
            if (context.timetable().isOpen(source.now()) && !outlook.book().isPaused(context.owner())) {
                plan.slots().stream()
                        .filter(slot -> !slot.at().isAfter(source.now()))
                        .forEach(due::add);
            }
        });
        return due;
    }
}

package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.ManualClosing;
import dev.punchclock.hours.TimeFormat;
import dev.punchclock.hours.Window;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.workspace.AccountContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says where the accounts stand by the clock. */
public final class AccountPresence {
    private static final Duration AROUND_THE_CLOCK = Duration.ofDays(6);

    private final ReportSource source;
    private final LedgerState ledgerState;

    public AccountPresence(ReportSource source, LedgerState ledgerState) {
        this.source = source;
        this.ledgerState = ledgerState;
    }

    /** {@code You are off until Mon 23 Nov 09:00 GMT.}, and before all else what is closed by hand. */
    public String words() {
        Map<AccountName, ManualClosing> busy = new TreeMap<>();
        for (AccountContext context : source.workspace().contexts().values()) {
            ledgerState
                    .busy(context.owner(), source.now())
                    .ifPresent(closing -> busy.put(context.account().name(), closing));
        }
        if (busy.isEmpty()) {
            return byTheClock();
        }
        boolean all = busy.size() == source.workspace().contexts().size();
        Set<String> words = new LinkedHashSet<>();
        busy.forEach((account, closing) -> words.add(told(account, closing)));
        if (all && words.size() == 1) {
            return "You are " + words.iterator().next() + ". punchclock free opens again.";
        }
        StringBuilder each = new StringBuilder();
        busy.forEach((account, closing) -> each.append(account)
                .append(" is ")
                .append(told(account, closing))
                .append(". "));
        return each + "punchclock free opens again." + (all ? "" : " " + byTheClock());
    }

    private String told(AccountName account, ManualClosing closing) {
        return closing.told(source.zone(account));
    }

    private String byTheClock() {
        Optional<Window> open = Optional.empty();
        Optional<Instant> opens = Optional.empty();
        for (AccountContext context : source.workspace().contexts().values()) {
            Optional<Window> at = context.timetable().openAt(source.now());
            if (at.isPresent()
                    && (open.isEmpty() || at.get().end().isAfter(open.get().end()))) {
                open = at;
            }
            Optional<Instant> next = context.timetable().openNext(source.now()).map(Window::start);
            if (next.isPresent() && (opens.isEmpty() || next.get().isBefore(opens.get()))) {
                opens = next;
            }
        }
        ZoneId zone = source.zone();
        if (open.isPresent() && open.get().length().compareTo(AROUND_THE_CLOCK) > 0) {
            return "You are at work around the clock.";
        }
        if (open.isPresent()) {
            return "You are at work until " + TimeFormat.inZone(open.get().end(), zone, source.now()) + ".";
        }
        return opens.map(t -> "You are off until " + TimeFormat.inZone(t, zone, source.now()) + ".")
                .orElse("You are off, and no work time is near.");
    }
}

package dev.punchclock.simulate;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.network.Publication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a rehearsal showed.
 *
 * @param published what the network shows, for each account, oldest first
 * @param happened what stood appointed at the beginning, and what the rounds wrote, in order
 * @param book the ledger state at the end
 * @param injected what went wrong on purpose, counted by kind; empty in a calm rehearsal
 * @param looks how many rounds looked at the clock
 */
public record RehearsalReport(
        Instant from,
        Instant to,
        SortedMap<AccountName, List<Publication>> published,
        List<RecordedEvent> happened,
        LedgerState book,
        RehearsalFigures figures,
        Map<String, Integer> injected,
        int looks) {}

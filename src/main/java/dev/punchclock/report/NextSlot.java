package dev.punchclock.report;

import dev.punchclock.account.AccountName;
import dev.punchclock.hours.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** The next slot of all accounts. */
final class NextSlot {
    private NextSlot() {}

    /**
     * As a sentence with a blank before it.
     *
     * @param slots the next of each account that has one
     * @param waits whether any post waits, with a slot or without
     */
    static String words(ReportSource source, Map<AccountName, Instant> slots, boolean waits) {
        return slots.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(first -> {
                    ZoneId zone = source.zone(first.getKey());
                    return " Next: " + TimeFormat.exactly(first.getValue(), zone, source.now()) + ", " + zone + ".";
                })
                .orElse(waits ? " There is no time for what waits." : " Nothing waits.");
    }
}

package dev.punchclock.daemon;

import dev.punchclock.problem.ProblemException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Writes the end of the ledger's chain into the log: at the start, and at the first look of each day. Who can write the
 * ledger can make all of it anew; a head that stands in the journal, or wherever the log is sent, shows it.
 */
final class DailyHead {
    private final DaemonServices services;
    private final DaemonClocks clocks;
    private final ZoneId zone;
    private final DaemonLog log;
    private @Nullable LocalDate noted;

    /** @param zone whose days are meant */
    DailyHead(DaemonServices services, DaemonClocks clocks, ZoneId zone, DaemonLog log) {
        this.services = services;
        this.clocks = clocks;
        this.zone = zone;
        this.log = log;
    }

    /** Writes it, when it was not written today. */
    void note() {
        LocalDate today = LocalDate.ofInstant(clocks.now(), zone);
        if (today.equals(noted)) {
            return;
        }
        try {
            services.head().ifPresent(head -> {
                log.head(head);
                noted = today;
            });
        } catch (ProblemException cannotBeRead) {
            // The look says why; the next one tries again.
        }
    }
}

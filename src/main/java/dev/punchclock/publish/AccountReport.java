package dev.punchclock.publish;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one account's part of a round did.
 *
 * @param noticed what it wrote about posts that are late, before anything else
 * @param happened every other entry it wrote except claims, in order
 * @param next its next slot; null when it has none
 * @param stopped whether it was left alone, because of a problem of its own
 * @param silent whether that is because its network did not answer
 * @param unrecorded what is out, or may be, and could not be written down
 * @param problems these, and why else it was left alone
 * @param bug what it ended with, when that was nobody's mistake but ours; else null
 * @param code the worst that happened
 */
public record AccountReport(
        AccountName account,
        List<EntryBody> noticed,
        List<EntryBody> happened,
        @Nullable Instant next,
        boolean stopped,
        boolean silent,
        List<Problem> unrecorded,
        List<Problem> problems,
        @Nullable Throwable bug,
        ExitCode code) {
    public AccountReport {
        noticed = List.copyOf(noticed);
        happened = List.copyOf(happened);
        unrecorded = List.copyOf(unrecorded);
        problems = List.copyOf(problems);
    }
}

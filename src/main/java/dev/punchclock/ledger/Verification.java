package dev.punchclock.ledger;

import dev.punchclock.problem.Problem;
import java.util.List;

/**
 * What reading the whole ledger again has shown.
 *
 * @param head the hash of the last entry, in hexadecimal
 * @param problems what was altered or is missing; empty when the ledger is whole
 */
public record Verification(long entries, long deliveries, String head, List<Problem> problems) {
    public Verification {
        problems = List.copyOf(problems);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }
}

package dev.punchclock.ledger;

import java.util.List;

/**
 * A rule asked inside the ledger's own transaction: what the ledger says now, and what shall be written in consequence.
 *
 * @param <T> what the caller wants to know
 */
@FunctionalInterface
public interface LedgerDecision<T> {
    /** Pure: it may be asked again when the transaction has to begin anew. */
    Decided<T> decide(LedgerState ledgerState);

    /**
     * What a decision came to.
     *
     * @param facts to be written, in this order; may be empty
     * @param answer for the caller
     */
    record Decided<T>(List<EntryBody> facts, T answer) {
        public Decided {
            facts = List.copyOf(facts);
        }

        /** To write these is all there is to say. */
        public static Decided<List<EntryBody>> of(List<EntryBody> facts) {
            return new Decided<>(facts, facts);
        }
    }
}

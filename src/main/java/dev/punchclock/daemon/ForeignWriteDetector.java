package dev.punchclock.daemon;

import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.ForwardingLedger;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerDecision.Decided;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A ledger that can tell whether somebody else has written into it: it counts what this process writes. Safe for
 * threads.
 */
final class ForeignWriteDetector extends ForwardingLedger {
    private final Object lock = new Object();
    /** How many entries there would be if nobody else had written. */
    private long known;

    ForeignWriteDetector(Ledger real) {
        super(real);
        known = real.book().entries();
    }

    /** Whether another process has written since this was asked last. */
    boolean isNews() {
        synchronized (lock) {
            long entries = book().entries();
            boolean news = entries != known;
            known = entries;
            return news;
        }
    }

    @Override
    public <T> T record(Instant now, LedgerDecision<T> decision) {
        synchronized (lock) { // until it is counted, nobody may take it for another's
            AtomicInteger written = new AtomicInteger();
            T answer = super.record(now, ledgerState -> {
                Decided<T> decided = decision.decide(ledgerState);
                written.set(decided.facts().size());
                return decided;
            });
            known += written.get();
            return answer;
        }
    }

    @Override
    public Erasure forget(Instant now, ErasureRequest which) {
        synchronized (lock) {
            Erasure words = super.forget(now, which);
            known += words.isNothing() ? 0 : 1;
            return words;
        }
    }
}

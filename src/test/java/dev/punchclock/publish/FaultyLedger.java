package dev.punchclock.publish;

import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.ForwardingLedger;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.ProblemException;
import java.time.Instant;

/** A ledger that from some write on, or some reading of its book, cannot be written, or read, as on a disk in trouble. */
public final class FaultyLedger extends ForwardingLedger {
    public static final int OVER = Integer.MAX_VALUE;
    /** As the store says it: what the causes are is tested there. */
    public static final String FULL = "the disk is full; nothing was written";

    public static final String UNREADABLE = "the ledger cannot be read";

    private int left = OVER;
    private int readable = OVER;

    public FaultyLedger(Ledger real) {
        super(real);
    }

    /** From now on it can be written so often. */
    public void after(int writes) {
        left = writes;
    }

    /** From now on its book can be read so often. */
    public void afterReading(int times) {
        readable = times;
    }

    private void write() {
        if (left == 0) {
            throw new ProblemException(ExitCode.WORKSPACE, FULL, "make room, then try again");
        }
        left = left == OVER ? OVER : left - 1;
    }

    @Override
    public LedgerState book() {
        if (readable == 0) {
            throw new ProblemException(ExitCode.WORKSPACE, UNREADABLE, "");
        }
        readable = readable == OVER ? OVER : readable - 1;
        return super.book();
    }

    @Override
    public <T> T record(Instant now, LedgerDecision<T> decision) {
        write();
        return super.record(now, decision);
    }

    @Override
    public Erasure forget(Instant now, ErasureRequest which) {
        write();
        return super.forget(now, which);
    }

    @Override
    public void looked(Instant now) {
        write();
        super.looked(now);
    }
}

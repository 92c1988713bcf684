package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision;
import dev.punchclock.ledger.Forgotten;
import dev.punchclock.ledger.ForwardingLedger;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Oblivion;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Stopped;
import java.time.Instant;

/** A ledger that from some write on, or some reading of its book, cannot be written, or read, as on a disk in trouble. */
public final class Storm extends ForwardingLedger {
    public static final int OVER = Integer.MAX_VALUE;
    /** As the store says it: what the causes are is tested there. */
    public static final String FULL = "the disk is full; nothing was written";

    public static final String UNREADABLE = "the ledger cannot be read";

    private int left = OVER;
    private int readable = OVER;

    public Storm(Ledger real) {
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
            throw new Stopped(ExitCode.WORKSPACE, FULL, "make room, then try again");
        }
        left = left == OVER ? OVER : left - 1;
    }

    @Override
    public Book book() {
        if (readable == 0) {
            throw new Stopped(ExitCode.WORKSPACE, UNREADABLE, "");
        }
        readable = readable == OVER ? OVER : readable - 1;
        return super.book();
    }

    @Override
    public <T> T record(Instant now, Decision<T> decision) {
        write();
        return super.record(now, decision);
    }

    @Override
    public Forgotten forget(Instant now, Oblivion which) {
        write();
        return super.forget(now, which);
    }

    @Override
    public void looked(Instant now) {
        write();
        super.looked(now);
    }
}

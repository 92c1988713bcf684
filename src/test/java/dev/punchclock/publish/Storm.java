package dev.punchclock.publish;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Forgotten;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Look;
import dev.punchclock.ledger.Oblivion;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.Stopped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger that can be written so many times more, and then not until the storm is over; it can be read all the time. */
public final class Storm implements Ledger {
    public static final int OVER = Integer.MAX_VALUE;
    /** As the store says it: what the causes are is tested there. */
    public static final String FULL = "the disk is full; nothing was written";

    private final Ledger real;
    private int left = OVER;

    public Storm(Ledger real) {
        this.real = real;
    }

    public void after(int writes) {
        left = writes;
    }

    private void write() {
        if (left == 0) {
            throw new Stopped(ExitCode.WORKSPACE, FULL, "make room, then try again");
        }
        left = left == OVER ? OVER : left - 1;
    }

    @Override
    public <T> T record(Instant now, Decision<T> decision) {
        write();
        return real.record(now, decision);
    }

    @Override
    public Forgotten forget(Instant now, Oblivion which) {
        write();
        return real.forget(now, which);
    }

    @Override
    public void looked(Instant now) {
        write();
        real.looked(now);
    }

    /** There is room for it beside the ledger, from before the storm. */
    @Override
    public boolean keep(Fact proof) {
        return real.keep(proof);
    }

    @Override
    public List<Fact> kept() {
        return real.kept();
    }

    @Override
    public void drop(List<Fact> recorded) {
        real.drop(recorded);
    }

    @Override
    public Optional<Problem> displaced() {
        return real.displaced();
    }

    @Override
    public String id() {
        return real.id();
    }

    @Override
    public Book book() {
        return real.book();
    }

    @Override
    public List<Entry> history(PostId post) {
        return real.history(post);
    }

    @Override
    public List<Entry> offHours(Instant since) {
        return real.offHours(since);
    }

    @Override
    public List<Entry> lately(Kind kind, Instant since) {
        return real.lately(kind, since);
    }

    @Override
    public Optional<Look> lastLook() {
        return real.lastLook();
    }

    @Override
    public void close() {
        real.close();
    }
}

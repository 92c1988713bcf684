package dev.punchclock.daemon;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision;
import dev.punchclock.ledger.Decision.Decided;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Fact;
import dev.punchclock.ledger.Forgotten;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Look;
import dev.punchclock.ledger.Oblivion;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger that can tell whether somebody else has written into it: it counts what this process writes. Safe for threads. */
final class OwnWrites implements Ledger {
    private final Ledger real;
    private final Object lock = new Object();
    /** How many entries there would be if nobody else had written. */
    private long known;

    OwnWrites(Ledger real) {
        this.real = real;
        known = real.book().entries();
    }

    /** Whether another process has written since this was asked last. */
    boolean isNews() {
        synchronized (lock) {
            long entries = real.book().entries();
            boolean news = entries != known;
            known = entries;
            return news;
        }
    }

    @Override
    public <T> T record(Instant now, Decision<T> decision) {
        synchronized (lock) { // until it is counted, nobody may take it for another's
            AtomicInteger written = new AtomicInteger();
            T answer = real.record(now, book -> {
                Decided<T> decided = decision.decide(book);
                written.set(decided.facts().size());
                return decided;
            });
            known += written.get();
            return answer;
        }
    }

    @Override
    public Forgotten forget(Instant now, Oblivion which) {
        synchronized (lock) {
            Forgotten words = real.forget(now, which);
            known += words.isNothing() ? 0 : 1;
            return words;
        }
    }

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
    public void looked(Instant now) {
        real.looked(now);
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

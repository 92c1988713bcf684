package dev.punchclock.ledger;

import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Another ledger, of which one thing or the other is changed: whatever is not overridden goes through. */
public abstract class ForwardingLedger implements Ledger {
    private final Ledger real;

    protected ForwardingLedger(Ledger real) {
        this.real = real;
    }

    @Override
    public String id() {
        return real.id();
    }

    @Override
    public Optional<Problem> displaced() {
        return real.displaced();
    }

    @Override
    public Optional<Further> further() {
        return real.further();
    }

    @Override
    public Book book() {
        return real.book();
    }

    @Override
    public <T> T record(Instant now, Decision<T> decision) {
        return real.record(now, decision);
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
    public Forgotten forget(Instant now, Oblivion which) {
        return real.forget(now, which);
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
    public Optional<Problem> unwritable() {
        return real.unwritable();
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

package dev.punchclock.ledger;

import dev.punchclock.post.PostId;
import dev.punchclock.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hands every call on to another ledger; a subclass overrides what it changes. */
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
    public Optional<NewerCopyEvidence> further() {
        return real.further();
    }

    @Override
    public Optional<Head> end() {
        return real.end();
    }

    @Override
    public Optional<Set<PostId>> changedSince(Head end) {
        return real.changedSince(end);
    }

    @Override
    public LedgerState book() {
        return real.book();
    }

    @Override
    public <T> T record(Instant now, LedgerDecision<T> decision) {
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
    public List<Entry> lately(EntryKind kind, Instant since) {
        return real.lately(kind, since);
    }

    @Override
    public Erasure forget(Instant now, ErasureRequest which) {
        return real.forget(now, which);
    }

    @Override
    public boolean keep(EntryBody proof) {
        return real.keep(proof);
    }

    @Override
    public List<EntryBody> kept() {
        return real.kept();
    }

    @Override
    public void drop(List<EntryBody> recorded) {
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
    public Optional<RoundTimestamp> lastLook() {
        return real.lastLook();
    }

    @Override
    public void close() {
        real.close();
    }
}

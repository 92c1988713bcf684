package dev.punchclock.simulate;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.post.PostId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a real ledger would go on: it begins with all that the real one knows, and what is written into it is only
 * thought.
 */
final class RehearsedLedger implements Ledger {
    private static final String VIA = "rehearsal";
    private static final Actor ACTOR = new Actor("", VIA, "", 0, ZoneOffset.UTC);

    private final Ledger real;
    private final List<Entry> more = new ArrayList<>();
    private LedgerState ledgerState;
    private @Nullable RoundTimestamp lastLook;

    /** As if it were adopted now for this folder: what a wrong clock wrote earlier stops no rehearsal. */
    RehearsedLedger(Ledger real, String folder, Instant now) {
        this.real = real;
        ledgerState = real.book()
                .supposing(now, List.of(EntryBody.of(EntryKind.ADOPTED).with(EntryBody.FILE, folder)));
        lastLook = real.lastLook().orElse(null);
    }

    @Override
    public String id() {
        return VIA;
    }

    @Override
    public LedgerState book() {
        return ledgerState;
    }

    @Override
    public <T> T record(Instant now, LedgerDecision<T> decision) {
        LedgerDecision.Decided<T> decided = decision.decide(ledgerState);
        List<Entry> entries = new ArrayList<>();
        for (EntryBody fact : decided.facts()) {
            entries.add(new Entry(ledgerState.entries() + entries.size() + 1, now, ACTOR, fact));
        }
        ledgerState = ledgerState.with(entries);
        more.addAll(entries);
        return decided.answer();
    }

    @Override
    public List<Entry> history(PostId post) {
        return and(real.history(post), entry -> post.equals(entry.fact().post()));
    }

    @Override
    public List<Entry> offHours(Instant since) {
        return and(real.offHours(since), entry -> entry.fact().kind() == EntryKind.OFF_HOURS && isSince(entry, since));
    }

    @Override
    public List<Entry> lately(EntryKind kind, Instant since) {
        return and(real.lately(kind, since), entry -> entry.fact().kind() == kind && isSince(entry, since));
    }

    private List<Entry> and(List<Entry> before, Predicate<Entry> which) {
        return Stream.concat(before.stream(), more.stream().filter(which)).toList();
    }

    private static boolean isSince(Entry entry, Instant since) {
        return !entry.at().isBefore(since);
    }

    /** It is forgotten as a whole. */
    @Override
    public Erasure forget(Instant now, ErasureRequest which) {
        return Erasure.nothing(which.before(), ledgerState.entries(), 0);
    }

    @Override
    public void looked(Instant now) {
        lastLook = new RoundTimestamp(now, VIA);
    }

    @Override
    public Optional<RoundTimestamp> lastLook() {
        return Optional.ofNullable(lastLook);
    }

    /** The real one is not closed, and what was thought outlives a power cut as what is written does. */
    @Override
    public void close() {}
}

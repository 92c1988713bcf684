package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.ExportedEntry;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries and what they add up to, kept in step; each method is called inside a transaction. */
final class LedgerTables {
    private static final int AT_ONCE = 5_000;
    private static final ChainTip NOT_LOOKED_YET = new ChainTip(0, "");

    private final Path file;
    private final LedgerIdentity identity;
    private final EntryTable entries;
    private final Projection projection;
    private final EntryWriter writer;
    private final FinishedDeliveries asked;
    private final FinishedAnswers finished;
    private @Nullable LedgerState ledgerState;
    private ChainTip tip = NOT_LOOKED_YET;

    /**
     * @param asked what a ledger state that is read here asks: it asks {@link #finished()}, under the lock of who owns
     * the database
     */
    LedgerTables(
            SqliteDatabase database,
            Path file,
            LedgerIdentity identity,
            Supplier<Actor> actor,
            FinishedDeliveries asked) {
        this.asked = asked;
        this.file = file;
        this.identity = identity;
        entries = new EntryTable(database, file);
        projection = new Projection(database);
        finished = new FinishedAnswers(entries, projection);
        writer = new EntryWriter(entries, actor);
    }

    /** What a decision came to; it counts once the transaction is over. */
    record Turned<T>(LedgerState book, ChainTip tip, List<EntryBody> facts, T answer) {}

    /** The ledger state as it stands. Loaded once, and anew when others have written. */
    LedgerState book() throws SQLException {
        LedgerState known = ledgerState;
        LedgerState current = known == null ? load() : refresh(known);
        ledgerState = current;
        return current;
    }

    <T> Turned<T> write(Instant now, LedgerDecision<T> decision) throws SQLException {
        LedgerState before = book();
        LedgerDecision.Decided<T> decided = decision.decide(before);
        if (decided.facts().isEmpty()) {
            return new Turned<>(before, tip, decided.facts(), decided.answer());
        }
        EntryWriter.Written written = writer.write(decided.facts(), now, tip);
        LedgerState after = before.with(written.entries());
        projection.follow(written.withoutWords(), written.tip().hash());
        return new Turned<>(after, written.tip(), decided.facts(), decided.answer());
    }

    /** The transaction is over. */
    <T> T keep(Turned<T> turned) {
        ledgerState = turned.book().taken();
        tip = turned.tip();
        finished.follow(turned.facts());
        return turned.answer();
    }

    /** Erases words and writes down which; they stand no longer in the ledger state either. */
    Turned<Erasure> forget(Instant now, SqliteDatabase database, ErasureRequest which) throws SQLException {
        WordEraser erasing = new WordEraser(database, which);
        Erasure words = erasing.look();
        List<EntryBody> facts = words.isNothing() ? List.of() : List.of(EntryBody.forgotten(words));
        Turned<Erasure> turned = write(now, ledgerState -> new LedgerDecision.Decided<>(facts, words));
        erasing.erase();
        return turned;
    }

    /** The end of the chain that is on the disk, as it was read last. */
    ChainTip end() {
        return tip;
    }

    /** What was read is read anew when it is next asked for. */
    void loadAnew() {
        ledgerState = null;
        finished.startAnew();
    }

    /** What is over: answers for ledger states of any age. */
    FinishedAnswers finished() {
        return finished;
    }

    List<Entry> about(PostId post) throws SQLException {
        return entries.about(post);
    }

    List<Entry> offHours(Instant since) throws SQLException {
        return entries.offHours(since);
    }

    List<Entry> lately(EntryKind kind, Instant since) throws SQLException {
        return entries.lately(kind, since);
    }

    Head head() throws SQLException {
        return lastEntry().orElseThrow(this::altered);
    }

    /** Empty before the first. */
    Optional<Head> lastEntry() throws SQLException {
        return entries.head();
    }

    /** The posts about which something was written after this entry; empty where there is no such entry. */
    Optional<Set<PostId>> changedSince(Head end) throws SQLException {
        if (!entries.contains(new ChainTip(end.entries(), end.hash()))) {
            return Optional.empty();
        }
        return Optional.of(projection.changedAfter(end.entries()).stream()
                .map(DeliveryId::post)
                .collect(Collectors.toSet()));
    }

    List<ExportedEntry> leaves(long number, int most) throws SQLException {
        return entries.leaves(number, most);
    }

    ChainTip tip() throws SQLException {
        return entries.tip().orElseGet(identity::origin);
    }

    /**
     * What is noted beside the entries, made anew by the rules of this version; left alone where they do not add up.
     *
     * @return whether it was made anew
     */
    static boolean rebuildIfWhole(SqliteDatabase database, Path file) throws SQLException {
        database.run("savepoint rebuilding");
        boolean isWhole = true;
        try {
            Supplier<Actor> nobody = () -> {
                throw new IllegalStateException("no entry is written");
            };
            new LedgerTables(database, file, LedgerFounding.identity(database, file), nobody, FinishedDeliveries.NONE)
                    .rebuild();
        } catch (ProblemException | IllegalStateException | IllegalArgumentException | DateTimeException altered) {
            database.run("rollback to rebuilding"); // verify says what is wrong
            isWhole = false;
        }
        database.run("release rebuilding");
        return isWhole;
    }

    ChainTip rebuild() throws SQLException {
        ledgerState = null;
        projection.clear();
        ChainTip last = identity.origin();
        List<EntryRow> lines = entries.lines(0, AT_ONCE);
        while (!lines.isEmpty()) {
            EntryRow end = lines.get(lines.size() - 1);
            last = new ChainTip(end.number(), end.hash());
            projection.follow(bare(lines), last.hash());
            lines = entries.lines(last.number(), AT_ONCE);
        }
        return last;
    }

    private LedgerState load() throws SQLException {
        ChainTip noted = projection.tip().orElseGet(identity::origin);
        if (!noted.equals(tip())) {
            throw altered();
        }
        tip = noted;
        finished.startAnew();
        return projection.book(asked);
    }

    private LedgerState refresh(LedgerState known) throws SQLException {
        ChainTip now = tip();
        if (now.equals(tip)) {
            return known;
        }
        if (now.number() <= tip.number() || !entries.contains(tip)) {
            throw altered();
        }
        return load(); // what is over is read as it stands now: entries cannot be added up on it again
    }

    private List<Entry> bare(List<EntryRow> lines) {
        List<Entry> bare = new ArrayList<>();
        for (EntryRow line : lines) {
            try {
                bare.add(line.withoutWords());
            } catch (IllegalArgumentException | DateTimeException e) {
                throw altered();
            }
        }
        return bare;
    }

    private ProblemException altered() {
        return LedgerProblems.with(
                file,
                "this ledger was changed by something other than punchclock; nothing was written",
                "run `punchclock ledger verify` to see what; put your newest backup in its place");
    }
}

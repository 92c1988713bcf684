package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.CountedDelivery;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryBody;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.Erasure;
import dev.punchclock.ledger.ErasureRequest;
import dev.punchclock.ledger.ExportedEntry;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.Head;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.LedgerArchive;
import dev.punchclock.ledger.LedgerDecision;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.ledger.NewerCopyEvidence;
import dev.punchclock.ledger.RoundTimestamp;
import dev.punchclock.ledger.UnrecordedOutcomes;
import dev.punchclock.ledger.Verification;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ExitCode;
import dev.punchclock.problem.Problem;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a SQLite file of its own in the state folder, readable by its owner only. Instants are kept to the
 * millisecond. An entry keeps the instant it is given, also when that lies before the last one: whether the clock may be
 * trusted is for the round to say.
 *
 * <p>It is longer than 300 lines because it is the one door to the file: nobody else opens it or takes its locks.
 */
public final class SqliteLedger implements Ledger, LedgerArchive {
    private static final int AT_ONCE = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final LedgerFile file;
    private final @Nullable Object fileIdentity;
    private final StorageSettings settings;
    private final SqliteDatabase database;
    private final LedgerIdentity identity;
    private final Supplier<Actor> actor;
    private final LedgerTables tables;
    private final CopyGuard guard;
    /** Whether something was written that is not noted outside. */
    private boolean isAhead;

    private final ReceiptJournal kept;
    private final LastRoundRow lastLook;
    private boolean closed;

    private SqliteLedger(
            LedgerFile file,
            StorageSettings settings,
            SqliteDatabase database,
            Supplier<Actor> actor,
            CopyEvidence surroundings,
            UpgradeListener listener)
            throws SQLException {
        this.file = file;
        this.settings = settings;
        this.database = database;
        this.actor = actor;
        fileIdentity = file.identity();
        LedgerSchema.bringUpToDate(database, file.path(), listener);
        identity = LedgerFounding.identity(database, file.path());
        tables = new LedgerTables(database, file.path(), identity, actor, new Finished());
        guard = new CopyGuard(database, file.path(), identity, surroundings);
        kept = file.kept();
        lastLook = new LastRoundRow(database);
    }

    /** The ledger of this state folder; begins one when there is none. */
    public static SqliteLedger open(Path stateFolder, Actor actor, NewLedger ifMissing, CopyEvidence surroundings) {
        return open(stateFolder, actor, ifMissing, StorageSettings.USUAL, surroundings);
    }

    /** As {@link #open(Path, Actor, NewLedger, Surroundings)}; no copy of it is noticed. */
    public static SqliteLedger open(Path stateFolder, Actor actor, NewLedger ifMissing) {
        return open(stateFolder, actor, ifMissing, StorageSettings.USUAL);
    }

    static SqliteLedger open(Path stateFolder, Actor actor, NewLedger ifMissing, StorageSettings settings) {
        return open(stateFolder, actor, ifMissing, settings, CopyEvidence.NONE);
    }

    /**
     * As {@link #openExisting(Path, Supplier, CopyEvidence, UpgradeListener)}, by an actor who is known; no copy of it
     * is noticed.
     */
    public static Optional<SqliteLedger> openExisting(Path stateFolder, Actor actor) {
        return openExisting(stateFolder, () -> actor, CopyEvidence.NONE, UpgradeListener.NONE);
    }

    /**
     * The ledger of this state folder; makes nothing when there is none.
     *
     * @param actor asked when something is to be written, not before
     */
    public static Optional<SqliteLedger> openExisting(
            Path stateFolder, Supplier<Actor> actor, CopyEvidence surroundings, UpgradeListener listener) {
        LedgerFile file = new LedgerFile(stateFolder);
        return file.isThere()
                ? Optional.of(open(file, actor, StorageSettings.USUAL, surroundings, listener))
                : Optional.empty();
    }

    /** As {@link #open}, for a ledger that will be thrown away: entries may be lost when the plug is pulled. */
    public static SqliteLedger forRehearsal(Path stateFolder, Actor actor, NewLedger ifMissing) {
        return open(stateFolder, actor, ifMissing, StorageSettings.REHEARSAL, CopyEvidence.NONE);
    }

    static SqliteLedger open(
            Path stateFolder, Actor actor, NewLedger ifMissing, StorageSettings settings, CopyEvidence surroundings) {
        LedgerFile file = new LedgerFile(stateFolder);
        if (!file.isThere()) {
            LedgerFounding.found(file, actor, ifMissing, settings);
        }
        SqliteLedger ledger = open(file, () -> actor, settings, surroundings, UpgradeListener.NONE);
        if (!ledger.workspace().equals(ifMissing.workspace())) {
            String other = ledger.workspace();
            ledger.close();
            throw LedgerProblems.with(
                    file.path(),
                    "this is the ledger of workspace " + other + ", not of " + ifMissing.workspace(),
                    "name the state folder of this workspace with --state, or leave --state out");
        }
        return ledger;
    }

    private static SqliteLedger open(
            LedgerFile file,
            Supplier<Actor> actor,
            StorageSettings settings,
            CopyEvidence surroundings,
            UpgradeListener listener) {
        SqliteDatabase database = null;
        try {
            database = SqliteDatabase.open(file.path(), settings);
            SqliteLedger ledger = new SqliteLedger(file, settings, database, actor, surroundings, listener);
            database = null;
            return ledger;
        } catch (SQLException e) {
            throw alsoKept(file, LedgerProblems.from(file.path(), e, settings.patience()));
        } catch (ProblemException stopped) {
            throw alsoKept(file, stopped);
        } finally {
            closeQuietly(database);
        }
    }

    /** What is out and not written down is said first, whatever else is wrong. */
    private static RuntimeException alsoKept(LedgerFile file, RuntimeException trouble) {
        List<EntryBody> unrecorded = file.kept().all();
        if (unrecorded.isEmpty() || !(trouble instanceof ProblemException stopped)) {
            return trouble;
        }
        List<Problem> all = new ArrayList<>();
        unrecorded.forEach(fact -> all.add(UnrecordedOutcomes.problem(fact)));
        all.addAll(stopped.problems());
        return new ProblemException(ExitCode.UNKNOWN, all);
    }

    @Override
    public String id() {
        return alone(() -> guard.name().orElse(identity.id()));
    }

    @Override
    public Optional<Problem> displaced() {
        return alone(guard::objection);
    }

    @Override
    public Optional<NewerCopyEvidence> further() {
        return alone(guard::further);
    }

    /** The id of the workspace it belongs to. */
    public String workspace() {
        return identity.workspace();
    }

    @Override
    public Optional<Head> end() {
        return alone(tables::lastEntry);
    }

    @Override
    public Optional<Set<PostId>> changedSince(Head end) {
        return alone(() -> database.transaction("begin", () -> tables.changedSince(end)));
    }

    @Override
    public LedgerState book() {
        return alone(() -> database.transaction("begin", tables::book));
    }

    @Override
    public <T> T record(Instant now, LedgerDecision<T> decision) {
        return alone(() -> {
            checkFile();
            if (settings.durable()) {
                kept.prepare();
            }
            LedgerTables.Turned<T> turned = database.transaction("begin immediate", () -> {
                LedgerTables.Turned<T> writing = tables.write(now, decision);
                guard.writing(writing.facts(), tables.end(), now);
                return writing;
            });
            T answer = tables.keep(turned);
            isAhead |= !guard.written(turned.facts(), turned.tip(), now);
            return answer;
        });
    }

    @Override
    public List<Entry> history(PostId post) {
        return alone(() -> tables.about(post));
    }

    @Override
    public List<Entry> offHours(Instant since) {
        return alone(() -> tables.offHours(since));
    }

    @Override
    public List<Entry> lately(EntryKind kind, Instant since) {
        return alone(() -> tables.lately(kind, since));
    }

    @Override
    public void looked(Instant now) {
        alone(() -> {
            checkFile();
            lastLook.note(now, actor.get().via(), tables.tip());
            noteEnd();
            return now;
        });
    }

    @Override
    public Optional<RoundTimestamp> lastLook() {
        return alone(lastLook::find);
    }

    @Override
    public Erasure forget(Instant now, ErasureRequest which) {
        return alone(() -> {
            checkFile();
            Erasure seen = database.transaction("begin", () -> new WordEraser(database, which).look());
            if (seen.isNothing()) {
                return seen; // no reason to lock anybody out
            }
            Erasure words =
                    tables.keep(database.transaction("begin immediate", () -> tables.forget(now, database, which)));
            isAhead = true;
            tables.loadAnew();
            return words.overwritten(isOverwritten(which.thorough()));
        });
    }

    /** Brings what was erased out of every file; says whether it is, which it is not while another process reads. */
    private boolean isOverwritten(boolean anew) {
        try {
            if (anew) {
                database.changeAlone("vacuum");
            }
            return database.one("pragma wal_checkpoint(truncate)", row -> row.getInt(1) == 0)
                    .orElse(false);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public boolean keep(EntryBody proof) {
        return kept.add(proof);
    }

    @Override
    public List<EntryBody> kept() {
        return kept.all();
    }

    @Override
    public void drop(List<EntryBody> recorded) {
        kept.remove(recorded);
    }

    @Override
    public Optional<Problem> unwritable() {
        return file.unwritable();
    }

    /** What a ledger state asks later, by whatever thread. */
    private final class Finished implements FinishedDeliveries {
        @Override
        public @Nullable Delivery find(DeliveryId id, long asOf) {
            return alone(() -> tables.finished().find(id, asOf)).orElse(null);
        }

        @Override
        public void expect(Collection<PostId> posts) {
            alone(() -> {
                tables.finished().expect(posts);
                return posts;
            });
        }

        @Override
        public List<CountedDelivery> counted(Instant since, long asOf) {
            return alone(() -> tables.finished().counted(since, asOf));
        }

        @Override
        public List<CountedDelivery> saying(Set<String> gists, Instant since, long asOf) {
            return alone(() -> tables.finished().saying(gists, since, asOf));
        }

        @Override
        public List<Delivery> all(DeliveryQuery question, long asOf) {
            return alone(() -> tables.finished().all(question, asOf));
        }
    }

    @Override
    public Head head() {
        return alone(() -> tables.head());
    }

    /** Looks at every entry. */
    public Verification verify() {
        return verify("");
    }

    @Override
    public Verification verify(String knownHead) {
        return alone(() -> database.transaction(
                "begin", () -> new LedgerVerifier(database, file.path(), identity.origin(), knownHead).verify()));
    }

    @Override
    public void leaves(Consumer<ExportedEntry> reader) {
        alone(() -> database.transaction("begin", () -> {
            List<ExportedEntry> page = tables.leaves(0, AT_ONCE);
            while (!page.isEmpty()) {
                page.forEach(reader);
                page = tables.leaves(page.get(page.size() - 1).entry().number(), AT_ONCE);
            }
            return page;
        }));
    }

    /**
     * Copies the ledger into a new file, for its owner only, as it stands at one moment, while others may write. The copy
     * is read through before it gets its name; when anything fails, nothing is left behind.
     *
     * @return the head of the copy
     * @throws dev.punchclock.problem.ProblemException when there is such a file already, it cannot be written, or the
     * ledger is not
     *     whole
     */
    public Head backup(Path target) {
        return alone(() -> new LedgerBackup(target).of(database));
    }

    /** Makes what is noted beside the entries anew from them. */
    public void rebuild() {
        alone(() -> database.transaction("begin immediate", tables::rebuild));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                noteEnd();
                closeQuietly(database);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was written and publishes nothing is noted outside without haste. */
    private void noteEnd() {
        if (isAhead) {
            isAhead = false;
            guard.noteInPassing(tables.end());
        }
    }

    /** For tests that make it hard for the database. */
    SqliteDatabase database() {
        return database;
    }

    /** An open file can still be written when its name is gone; nobody would ever read that. */
    private void checkFile() {
        Object now = file.identity();
        if (fileIdentity != null && !fileIdentity.equals(now)) {
            throw LedgerProblems.with(
                    file.path(),
                    "another ledger was put in the place of this one while punchclock was using it",
                    "start punchclock anew");
        }
    }

    private <T> T alone(SqliteDatabase.Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
            }
            return work.run();
        } catch (SQLException e) {
            mustNotBeNewer(); // a newer punchclock may have changed its tables meanwhile
            throw LedgerProblems.from(file.path(), e, settings.patience());
        } finally {
            lock.unlock();
        }
    }

    private void mustNotBeNewer() {
        try {
            LedgerSchema.mustNotBeNewer(database, file.path());
        } catch (SQLException e) {
            // what it was asked first says more
        }
    }

    private static void closeQuietly(@Nullable SqliteDatabase database) {
        if (database != null) {
            try {
                database.close();
            } catch (SQLException e) {
                // What was written is written; what is left beside the file is cleared up by the next who opens it.
            }
        }
    }
}

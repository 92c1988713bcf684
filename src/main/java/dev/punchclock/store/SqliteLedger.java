package dev.punchclock.store;

import dev.punchclock.ledger.Actor;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Decision;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.Kind;
import dev.punchclock.ledger.Ledger;
import dev.punchclock.ledger.Look;
import dev.punchclock.ledger.Verification;
import dev.punchclock.post.PostId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a SQLite file of its own in the state folder, readable by its owner only. Instants are kept to the
 * millisecond. An entry keeps the instant it is given, also when that lies before the last one: whether the clock may be
 * trusted is for the round to say.
 */
public final class SqliteLedger implements Ledger {
    private final ReentrantLock lock = new ReentrantLock();
    private final LedgerFile file;
    private final @Nullable Object fileIdentity;
    private final Settings settings;
    private final Database database;
    private final Identity identity;
    private final Supplier<Actor> actor;
    private final Pages pages;
    private boolean closed;

    private SqliteLedger(LedgerFile file, Settings settings, Database database, Supplier<Actor> actor)
            throws SQLException {
        this.file = file;
        this.settings = settings;
        this.database = database;
        this.actor = actor;
        fileIdentity = file.identity();
        Schema.bringUpToDate(database, file.path());
        identity = Founding.identity(database, file.path());
        pages = new Pages(database, file.path(), identity, actor);
    }

    /** The ledger of this state folder; begins one when there is none. */
    public static SqliteLedger open(Path stateFolder, Actor actor, NewLedger ifMissing) {
        return open(stateFolder, actor, ifMissing, Settings.USUAL);
    }

    /** As {@link #openExisting(Path, Supplier)}, by an actor who is known. */
    public static Optional<SqliteLedger> openExisting(Path stateFolder, Actor actor) {
        return openExisting(stateFolder, () -> actor);
    }

    /**
     * The ledger of this state folder; makes nothing when there is none.
     *
     * @param actor asked when something is to be written, not before
     */
    public static Optional<SqliteLedger> openExisting(Path stateFolder, Supplier<Actor> actor) {
        LedgerFile file = new LedgerFile(stateFolder);
        return file.isThere() ? Optional.of(open(file, actor, Settings.USUAL)) : Optional.empty();
    }

    /** As {@link #open}, for a ledger that will be thrown away: entries may be lost when the plug is pulled. */
    public static SqliteLedger forRehearsal(Path stateFolder, Actor actor, NewLedger ifMissing) {
        return open(stateFolder, actor, ifMissing, Settings.REHEARSAL);
    }

    static SqliteLedger open(Path stateFolder, Actor actor, NewLedger ifMissing, Settings settings) {
        LedgerFile file = new LedgerFile(stateFolder);
        if (!file.isThere()) {
            Founding.found(file, actor, ifMissing, settings);
        }
        SqliteLedger ledger = open(file, () -> actor, settings);
        if (!ledger.workspace().equals(ifMissing.workspace())) {
            String other = ledger.workspace();
            ledger.close();
            throw Trouble.with(
                    file.path(),
                    "this is the ledger of workspace " + other + ", not of " + ifMissing.workspace(),
                    "name the state folder of this workspace with --state, or leave --state out");
        }
        return ledger;
    }

    private static SqliteLedger open(LedgerFile file, Supplier<Actor> actor, Settings settings) {
        Database database = null;
        try {
            database = Database.open(file.path(), settings);
            SqliteLedger ledger = new SqliteLedger(file, settings, database, actor);
            database = null;
            return ledger;
        } catch (SQLException e) {
            throw Trouble.from(file.path(), e, settings.patience());
        } finally {
            closeQuietly(database);
        }
    }

    @Override
    public String id() {
        return identity.id();
    }

    /** The id of the workspace it belongs to. */
    public String workspace() {
        return identity.workspace();
    }

    @Override
    public Book book() {
        return alone(() -> database.transaction("begin", pages::book));
    }

    @Override
    public <T> T record(Instant now, Decision<T> decision) {
        return alone(() -> {
            checkFile();
            Pages.Turned<T> turned = database.transaction("begin immediate", () -> pages.write(now, decision));
            return pages.keep(turned);
        });
    }

    @Override
    public List<Entry> history(PostId post) {
        return alone(() -> pages.about(post));
    }

    @Override
    public List<Entry> offHours(Instant since) {
        return alone(() -> pages.offHours(since));
    }

    @Override
    public List<Entry> lately(Kind kind, Instant since) {
        return alone(() -> pages.lately(kind, since));
    }

    @Override
    public void looked(Instant now) {
        alone(() -> {
            checkFile();
            database.change(
                    "insert or replace into looks (one, at, via) values (1, ?, ?)",
                    now.toEpochMilli(),
                    actor.get().via());
            return now;
        });
    }

    @Override
    public Optional<Look> lastLook() {
        return alone(() -> database.one(
                "select at, via from looks", row -> new Look(Instant.ofEpochMilli(row.getLong(1)), row.getString(2))));
    }

    /** The hash of the last entry. Noted elsewhere, it shows later that nothing before it was changed. */
    public String head() {
        return alone(() -> pages.tip().hash());
    }

    /** Looks at every entry. */
    public Verification verify() {
        return alone(() -> database.transaction("begin", () -> verifier(null).verify()));
    }

    /** Looks at every entry, and for the one whose {@link #head} was noted elsewhere. */
    public Verification verify(String knownHead) {
        return alone(
                () -> database.transaction("begin", () -> verifier(knownHead).verify()));
    }

    /** Makes what is noted beside the entries anew from them. */
    public void rebuild() {
        alone(() -> database.transaction("begin immediate", pages::rebuild));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                closeQuietly(database);
            }
        } finally {
            lock.unlock();
        }
    }

    /** For tests that make it hard for the database. */
    Database database() {
        return database;
    }

    private Verifier verifier(@Nullable String knownHead) {
        return new Verifier(database, file.path(), identity.origin(), knownHead);
    }

    /** An open file can still be written when its name is gone; nobody would ever read that. */
    private void checkFile() {
        Object now = file.identity();
        if (fileIdentity != null && !fileIdentity.equals(now)) {
            throw Trouble.with(
                    file.path(),
                    "another ledger was put in the place of this one while punchclock was using it",
                    "start punchclock anew");
        }
    }

    private <T> T alone(Database.Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
            }
            return work.run();
        } catch (SQLException e) {
            throw Trouble.from(file.path(), e, settings.patience());
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(@Nullable Database database) {
        if (database != null) {
            try {
                database.close();
            } catch (SQLException e) {
                // What was written is written; what is left beside the file is cleared up by the next who opens it.
            }
        }
    }
}

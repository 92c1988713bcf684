package dev.punchclock.store;

import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.EntryKind;
import dev.punchclock.ledger.ExportedEntry;
import dev.punchclock.ledger.Head;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import dev.punchclock.problem.ProblemException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of entries, and the words beside it. */
final class EntryTable {
    private static final String COLUMNS = "e.number, e.at, e.via, e.host, e.process, e.zone, e.who, e.kind, e.account,"
            + " e.post, e.slot, e.until, e.details, e.text, e.note, e.previous, e.hash";
    private static final int PREVIOUS = 16;
    private static final int HASH = 17;
    private static final int WORDS = 18;
    private static final String SAID = "select " + COLUMNS + ", w.body, t.body, n.body from entries e";
    private static final String WORDS_OF = " left join words w on w.hash = e.who"
            + " left join words t on t.hash = e.text"
            + " left join words n on n.hash = e.note";

    private static final String WITH_WORDS = SAID + WORDS_OF;

    private final SqliteDatabase database;
    private final Path file;
    private final GistIndex gists;

    EntryTable(SqliteDatabase database, Path file) {
        this.database = database;
        this.file = file;
        gists = new GistIndex(database);
    }

    /** The end of the chain; empty while there is none. */
    Optional<ChainTip> tip() throws SQLException {
        return database.one(
                "select number, hash from entries order by number desc limit 1",
                row -> new ChainTip(row.getLong(1), SqliteDatabase.text(row, 2)));
    }

    /** Whether the chain goes through here. */
    boolean contains(ChainTip tip) throws SQLException {
        return database.one(
                        "select hash from entries where number = ?", row -> SqliteDatabase.text(row, 1), tip.number())
                .map(tip.hash()::equals)
                .orElse(false);
    }

    List<Entry> about(PostId post) throws SQLException {
        return database.all(WITH_WORDS + " where e.post = ? order by e.number", this::entry, post.value());
    }

    List<Entry> offHours(Instant since) throws SQLException {
        return few(EntryKind.OFF_HOURS, "entries_off_hours", since);
    }

    /** Of a kind of which there are few, and that has an index of its own: only where the kind is written out it serves. */
    private List<Entry> few(EntryKind kind, String index, Instant since) throws SQLException {
        return database.all(
                SAID + " indexed by " + index + WORDS_OF + " where e.kind = '" + kind.word()
                        + "' and e.at >= ? order by e.number",
                this::entry,
                since.toEpochMilli());
    }

    /** Of absences there are few, and an index of their own: every report asks for them. Of others so few need none. */
    List<Entry> lately(EntryKind kind, Instant since) throws SQLException {
        if (kind == EntryKind.ABSENT) {
            return few(kind, "entries_absent", since);
        }
        return database.all(
                WITH_WORDS + " where e.number > (select max(number) from entries) - 10000"
                        + " and e.kind = ? and e.at >= ? order by e.number",
                this::entry,
                kind.word(),
                since.toEpochMilli());
    }

    /** At most so many after this one, as they stand. */
    List<EntryRow> lines(long number, int most) throws SQLException {
        return database.all(
                "select " + COLUMNS + " from entries e where e.number > ? order by e.number limit ?",
                EntryTable::line,
                number,
                most);
    }

    void add(EntryRow line) throws SQLException {
        database.change(
                "insert into entries values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                line.number(),
                line.at(),
                line.via(),
                line.host(),
                line.process(),
                line.zone(),
                line.who(),
                line.kind(),
                line.account(),
                line.post(),
                line.slot(),
                line.until(),
                line.details(),
                line.text(),
                line.note(),
                line.previous(),
                line.hash());
    }

    /**
     * Words that this entry is the first to say.
     *
     * @param isText whether they are a post's, which is found by its gist
     */
    void add(ErasableText words, long number, boolean isText) throws SQLException {
        database.change(
                "insert into words (hash, salt, body, entry) values (?, ?, ?, ?)",
                words.hash(),
                words.salt(),
                words.body(),
                number);
        if (isText) {
            gists.add(words, number);
        }
    }

    /** Deliveries that said one of these, at some time, or what has the same number. */
    Set<DeliveryId> saying(Set<String> said) throws SQLException {
        return gists.saying(said);
    }

    /** The last entry, as it is noted elsewhere. */
    Optional<Head> head() throws SQLException {
        return database.one(
                "select hash, number, at from entries order by number desc limit 1",
                row -> new Head(SqliteDatabase.text(row, 1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3))));
    }

    /** At most so many after this one, with their words. */
    List<ExportedEntry> leaves(long number, int most) throws SQLException {
        return database.all(
                WITH_WORDS + " where e.number > ? order by e.number limit ?",
                row -> new ExportedEntry(
                        entry(row),
                        SqliteDatabase.text(row, WORDS),
                        SqliteDatabase.text(row, PREVIOUS),
                        SqliteDatabase.text(row, HASH)),
                number,
                most);
    }

    private Entry entry(ResultSet row) throws SQLException {
        EntryRow line = line(row);
        try {
            return line.entry(
                    SqliteDatabase.text(row, WORDS),
                    SqliteDatabase.text(row, WORDS + 1),
                    SqliteDatabase.text(row, WORDS + 2));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unreadable(line.number());
        }
    }

    private ProblemException unreadable(long number) {
        return LedgerProblems.with(
                file,
                "entry " + number + " cannot be read: it was changed, or a newer punchclock wrote it",
                "install the newest punchclock, then run `punchclock ledger verify`");
    }

    private static EntryRow line(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getLong(1),
                row.getLong(2),
                SqliteDatabase.text(row, 3),
                SqliteDatabase.text(row, 4),
                row.getLong(5),
                SqliteDatabase.text(row, 6),
                SqliteDatabase.text(row, 7),
                SqliteDatabase.text(row, 8),
                SqliteDatabase.text(row, 9),
                SqliteDatabase.text(row, 10),
                SqliteDatabase.number(row, 11),
                SqliteDatabase.number(row, 12),
                SqliteDatabase.text(row, 13),
                SqliteDatabase.text(row, 14),
                SqliteDatabase.text(row, 15),
                SqliteDatabase.text(row, 16),
                SqliteDatabase.text(row, 17));
    }
}

package dev.punchclock.store;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Question;
import dev.punchclock.ledger.State;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The table of deliveries. It knows words by their hashes only, so that they can be erased in one place. */
final class DeliveryRows {
    private static final String COLUMNS = "d.post, d.account, d.state, d.file, d.id_written, d.since,"
            + " d.not_before, d.moved_from, d.moved, d.attempts, d.claim_at, d.claim_deadline, d.claim_key,"
            + " d.receipt_at, d.receipt_id, d.receipt_link, d.published, d.claim_created, d.doubts, d.claim_handle,"
            + " d.further, "
            + " d.attempts = 0 and d.receipt_at is null and d.published is null and d.not_before is null and d.moved = 0"
            + " and d.doubts is null, ";
    /** A row that only waits: most are, and asking for what is not there takes as long as for what is. */
    private static final int UNTOUCHED = 22;

    private static final int TEXT = 23;
    private static final int NOTE = 24;
    private static final String BARE = "select " + COLUMNS + "d.text, d.note from deliveries d";
    private static final String SAID = "select " + COLUMNS + "t.body, n.body from deliveries d"
            + " left join words t on t.hash = d.text"
            + " left join words n on n.hash = d.note";

    private static final String WORDLESS = "select " + COLUMNS + "null, null from deliveries d";
    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE / 2);

    private final Database database;

    DeliveryRows(Database database) {
        this.database = database;
    }

    /** Those that are not over, with their words. */
    Map<DeliveryId, Delivery> inHand() throws SQLException {
        Map<DeliveryId, Delivery> found = new HashMap<>();
        database.each(SAID + " where d.over = 0", row -> {
            Delivery delivery = read(row);
            found.put(delivery.id(), delivery);
        });
        return found;
    }

    /** Over or not, with hashes where the words would be, in the order of their ids. */
    void each(Consumer<Delivery> reader) throws SQLException {
        database.each(BARE + " order by d.post, d.account", row -> reader.accept(read(row)));
    }

    /** A row with what it can be found by. */
    record Indexed(
            Delivery delivery, boolean over, @Nullable Long countsAt) {
        boolean isRight() {
            return over == delivery.isOver() && Objects.equals(countsAt, DeliveryRows.countsAt(delivery));
        }
    }

    /** Those of one post, in the order of their accounts, with hashes where the words would be. */
    List<Indexed> of(String post) throws SQLException {
        return database.all(
                "select " + COLUMNS + "d.text, d.note, d.over, d.counts_at from deliveries d where d.post = ?"
                        + " order by d.account",
                row -> new Indexed(read(row), row.getBoolean(NOTE + 1), Database.number(row, NOTE + 2)),
                post);
    }

    /** Over or not, with hashes where the words would be. */
    Optional<Delivery> find(DeliveryId id) throws SQLException {
        return database.one(
                BARE + " where d.post = ? and d.account = ?",
                DeliveryRows::read,
                id.post().value(),
                id.account().value());
    }

    /** One that is over, and about which nothing was written after that entry; with its words. */
    Optional<Delivery> finished(DeliveryId id, long lastEntry) throws SQLException {
        return database.one(
                SAID + " where d.post = ? and d.account = ? and d.over = 1 and d.entry <= ?",
                DeliveryRows::read,
                id.post().value(),
                id.account().value(),
                lastEntry);
    }

    /** Those that are over and fit. */
    List<Delivery> finished(Question question) throws SQLException {
        if (question instanceof Question.OfPost of) {
            return finished(SAID, "d.post = ?", of.post().value());
        } else if (question instanceof Question.CountedSince counted) {
            return finished(counted.words() ? SAID : WORDLESS, "d.counts_at >= ?", milliseconds(counted.since()));
        } else if (question instanceof Question.Published published) {
            return finished(
                    SAID + " join receipts r on r.post = d.post and r.account = d.account",
                    "r.name = ?",
                    published.name());
        } else if (question instanceof Question.Unnamed) {
            return finished(WORDLESS, "d.id_written = 0 and d.file <> '' and d.counts_at is not null");
        } else if (question instanceof Question.Dropped) {
            return finished(SAID, "d.state = 'dropped'");
        } else if (question instanceof Question.Changed changed) {
            return finished(SAID, "d.since >= ?", milliseconds(changed.since()));
        } else if (question instanceof Question.Beginning beginning) {
            return finished(
                    WORDLESS,
                    "d.post >= ? and d.post < ?",
                    beginning.letters(),
                    beginning.letters() + Character.MAX_VALUE);
        } else if (question instanceof Question.Before before) {
            return before(before);
        }
        throw new IllegalArgumentException("not a question with an index: " + question);
    }

    private List<Delivery> before(Question.Before question) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(milliseconds(question.end())));
        String under = "";
        Set<AccountName> accounts = question.accounts();
        if (accounts != null) {
            accounts.forEach(account -> values.add(account.value()));
            under = " and d.account in (" + String.join(", ", Collections.nCopies(accounts.size(), "?")) + ")";
        }
        return finished(WORDLESS, "d.since < ?" + under + " order by d.since limit 1", values.toArray());
    }

    private List<Delivery> finished(String select, String where, @Nullable Object... values) throws SQLException {
        return database.all(select + " where d.over = 1 and " + where, DeliveryRows::read, values);
    }

    /** Any moment, also one that no clock shows. */
    private static long milliseconds(Instant moment) {
        return moment.isBefore(EARLIEST) ? Long.MIN_VALUE : moment.toEpochMilli();
    }

    /**
     * With hashes where the words would be.
     *
     * @param before what stood there
     * @param lastEntry about it
     */
    void put(@Nullable Delivery before, Delivery d, long lastEntry) throws SQLException {
        Delivery.Claim claim = d.claim();
        Receipt receipt = d.receipt();
        database.change(
                "insert or replace into deliveries (post, account, state, file, id_written, since,"
                        + " not_before, moved_from, moved, attempts, claim_at, claim_deadline, claim_key,"
                        + " receipt_at, receipt_id, receipt_link, published, claim_created, doubts, claim_handle, further,"
                        + " text, note, over, counts_at, entry)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                d.id().post().value(),
                d.id().account().value(),
                d.state().word(),
                d.file(),
                d.idWritten() ? 1 : 0,
                d.since().toEpochMilli(),
                d.notBefore() == null ? null : d.notBefore().toEpochMilli(),
                d.movedFrom() == null ? null : d.movedFrom().toString(),
                d.moved() ? 1 : 0,
                d.attempts(),
                claim == null ? null : claim.at().toEpochMilli(),
                claim == null ? null : claim.deadline().toEpochMilli(),
                claim == null ? null : claim.key(),
                receipt == null ? null : receipt.at().toEpochMilli(),
                receipt == null ? null : receipt.id(),
                receipt == null ? null : receipt.link(),
                PublishedParts.write(d.published()),
                claim == null ? null : claim.createdAt().toEpochMilli(),
                DoubtForm.write(d.doubts()),
                claim == null || claim.owner() == null ? null : claim.owner().value(),
                PublishedParts.write(d.further()),
                d.text(),
                d.note(),
                d.isOver() ? 1 : 0,
                countsAt(d),
                lastEntry);
        putReceipts(before == null ? Set.of() : names(before), d);
    }

    Set<DeliveryId> changedAfter(long entry) throws SQLException {
        return new HashSet<>(database.all(
                "select post, account from deliveries where entry > ?",
                row -> new DeliveryId(new PostId(row.getString(1)), new AccountName(row.getString(2))),
                entry));
    }

    /** Fills in what step 13 of the tables adds, for rows from before it. */
    void index() throws SQLException {
        List<Delivery> all = new ArrayList<>();
        each(all::add);
        for (Delivery d : all) {
            database.change(
                    "update deliveries set over = ?, counts_at = ? where post = ? and account = ?",
                    d.isOver() ? 1 : 0,
                    countsAt(d),
                    d.id().post().value(),
                    d.id().account().value());
            putReceipts(Set.of(), d);
        }
    }

    private static @Nullable Long countsAt(Delivery d) {
        Instant last = d.lastCount();
        return last == null ? null : last.toEpochMilli();
    }

    private void putReceipts(Set<String> before, Delivery d) throws SQLException {
        Set<String> now = names(d);
        if (now.equals(before)) {
            return;
        }
        String post = d.id().post().value();
        String account = d.id().account().value();
        for (String name : before) {
            if (!now.contains(name)) {
                database.change(
                        "delete from receipts where name = ? and post = ? and account = ?", name, post, account);
            }
        }
        for (String name : now) {
            if (!before.contains(name)) {
                database.change("insert into receipts (name, post, account) values (?, ?, ?)", name, post, account);
            }
        }
    }

    /** By what it can be found. */
    static Set<String> names(Delivery d) {
        Set<String> names = new HashSet<>();
        for (Receipt receipt : d.receipts()) {
            names.addAll(receipt.names());
        }
        return names;
    }

    private static Delivery read(ResultSet row) throws SQLException {
        DeliveryId id = new DeliveryId(new PostId(row.getString(1)), new AccountName(row.getString(2)));
        State state = State.of(row.getString(3));
        String file = row.getString(4);
        boolean idWritten = row.getBoolean(5);
        Instant since = Instant.ofEpochMilli(row.getLong(6));
        String text = row.getString(TEXT);
        String note = row.getString(NOTE);
        if (row.getBoolean(UNTOUCHED)) {
            return new Delivery(
                    id, state, text, file, idWritten, since, null, null, false, 0, null, List.of(), null, List.of(),
                    List.of(), note);
        }
        String movedFrom = row.getString(8);
        return new Delivery(
                id,
                state,
                text,
                file,
                idWritten,
                since,
                instant(row, 7),
                movedFrom == null ? null : LocalDateTime.parse(movedFrom),
                row.getBoolean(9),
                row.getInt(10),
                claim(row),
                PublishedParts.read(row.getString(17)),
                receipt(row),
                DoubtForm.read(row.getString(19)),
                PublishedParts.read(row.getString(21)),
                note);
    }

    private static Delivery.@Nullable Claim claim(ResultSet row) throws SQLException {
        Instant at = instant(row, 11);
        if (at == null) {
            return null;
        }
        String handle = row.getString(20);
        return new Delivery.Claim(
                at,
                Instant.ofEpochMilli(row.getLong(12)),
                row.getString(13),
                Instant.ofEpochMilli(row.getLong(18)),
                handle == null ? null : new AccountKey(handle));
    }

    private static @Nullable Receipt receipt(ResultSet row) throws SQLException {
        Instant at = instant(row, 14);
        return at == null ? null : new Receipt(row.getString(15), row.getString(16), at);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Long milliseconds = Database.number(row, column);
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}

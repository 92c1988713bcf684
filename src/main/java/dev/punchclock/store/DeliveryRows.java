package dev.punchclock.store;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryState;
import dev.punchclock.network.Receipt;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    static final int NOTE = 24;
    static final String SELECT = "select " + COLUMNS;
    static final String FROM = " from deliveries d";
    private static final String BARE = SELECT + "d.text, d.note" + FROM;
    static final String SAID = "t.body, n.body";
    static final String WORDS = " left join words t on t.hash = d.text left join words n on n.hash = d.note";

    private final SqliteDatabase database;

    DeliveryRows(SqliteDatabase database) {
        this.database = database;
    }

    /** Those that are not over, with their words. */
    Map<DeliveryId, Delivery> inHand() throws SQLException {
        Map<DeliveryId, Delivery> found = new HashMap<>();
        database.each(SELECT + SAID + FROM + by("deliveries_in_hand") + WORDS + " where d.over = 0", row -> {
            Delivery delivery = read(row);
            found.put(delivery.id(), delivery);
        });
        return found;
    }

    static String by(String index) {
        return index.isEmpty() ? "" : " indexed by " + index;
    }

    /** A row with what it can be found by, and after which entry it was written; 0 where that is not known. */
    record Indexed(
            Delivery delivery, boolean over, @Nullable Long countsAt, long entry) {
        boolean isRight() {
            return over == delivery.isOver() && Objects.equals(countsAt, DeliveryRows.countsAt(delivery));
        }
    }

    /** Those that were written after these entries, the first to the last, with hashes where the words would be. */
    List<Indexed> writtenAfter(long first, long last) throws SQLException {
        return database.all(
                "select " + COLUMNS + "d.text, d.note, d.over, d.counts_at, d.entry from deliveries d"
                        + by("deliveries_entry") + " where d.entry between ? and ? order by d.entry",
                row -> new Indexed(
                        read(row),
                        row.getBoolean(NOTE + 1),
                        SqliteDatabase.number(row, NOTE + 2),
                        row.getLong(NOTE + 3)),
                first,
                last);
    }

    /** Over or not, with hashes where the words would be. */
    Optional<Delivery> find(DeliveryId id) throws SQLException {
        return database.one(
                BARE + " where d.post = ? and d.account = ?",
                DeliveryRows::read,
                id.post().value(),
                id.account().value());
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
                ReceiptListFormat.write(d.published()),
                claim == null ? null : claim.createdAt().toEpochMilli(),
                UnresolvedAttemptFormat.write(d.doubts()),
                claim == null || claim.owner() == null ? null : claim.owner().value(),
                ReceiptListFormat.write(d.further()),
                d.text(),
                d.note(),
                d.isOver() ? 1 : 0,
                countsAt(d),
                lastEntry);
        putReceipts(before == null ? Set.of() : names(before), d);
    }

    /** Fills in what step 13 of the tables adds, for rows from before it. */
    void index() throws SQLException {
        List<Delivery> page = page("", "");
        while (!page.isEmpty()) {
            for (Delivery d : page) {
                database.change(
                        "update deliveries set over = ?, counts_at = ? where post = ? and account = ?",
                        d.isOver() ? 1 : 0,
                        countsAt(d),
                        d.id().post().value(),
                        d.id().account().value());
                putReceipts(Set.of(), d);
            }
            DeliveryId last = page.get(page.size() - 1).id();
            page = page(last.post().value(), last.account().value());
        }
    }

    private List<Delivery> page(String post, String account) throws SQLException {
        return database.all(
                BARE + " where (d.post, d.account) > (?, ?) order by d.post, d.account limit 5000",
                DeliveryRows::read,
                post,
                account);
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

    static Delivery read(ResultSet row) throws SQLException {
        DeliveryId id =
                new DeliveryId(new PostId(SqliteDatabase.text(row, 1)), new AccountName(SqliteDatabase.text(row, 2)));
        DeliveryState state = DeliveryState.of(SqliteDatabase.text(row, 3));
        String file = SqliteDatabase.text(row, 4);
        boolean idWritten = row.getBoolean(5);
        Instant since = Instant.ofEpochMilli(row.getLong(6));
        String text = SqliteDatabase.text(row, TEXT);
        String note = SqliteDatabase.text(row, NOTE);
        if (row.getBoolean(UNTOUCHED)) {
            return new Delivery(
                    id, state, text, file, idWritten, since, null, null, false, 0, null, List.of(), null, List.of(),
                    List.of(), note);
        }
        String movedFrom = SqliteDatabase.text(row, 8);
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
                ReceiptListFormat.read(SqliteDatabase.text(row, 17)),
                receipt(row),
                UnresolvedAttemptFormat.read(SqliteDatabase.text(row, 19)),
                ReceiptListFormat.read(SqliteDatabase.text(row, 21)),
                note);
    }

    private static Delivery.@Nullable Claim claim(ResultSet row) throws SQLException {
        Instant at = instant(row, 11);
        if (at == null) {
            return null;
        }
        String handle = SqliteDatabase.text(row, 20);
        return new Delivery.Claim(
                at,
                Instant.ofEpochMilli(row.getLong(12)),
                SqliteDatabase.text(row, 13),
                Instant.ofEpochMilli(row.getLong(18)),
                handle == null ? null : new AccountKey(handle));
    }

    private static @Nullable Receipt receipt(ResultSet row) throws SQLException {
        Instant at = instant(row, 14);
        return at == null ? null : new Receipt(SqliteDatabase.text(row, 15), SqliteDatabase.text(row, 16), at);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Long milliseconds = SqliteDatabase.number(row, column);
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}

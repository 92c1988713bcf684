package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.post.DeliveryId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the entries add up to, kept in tables so that no command has to add up again. The tables follow by the same fold
 * as the book, over entries that carry hashes where the words would be.
 */
final class Projection {
    private final Database database;
    private final DeliveryRows deliveries;
    private final AccountRows accounts;

    Projection(Database database) {
        this.database = database;
        deliveries = new DeliveryRows(database);
        accounts = new AccountRows(database);
    }

    /** How far the tables go; empty while they are. */
    Optional<Tip> tip() throws SQLException {
        return database.one("select entries, hash from head", row -> new Tip(row.getLong(1), row.getString(2)));
    }

    /** @param words whether the words themselves are wanted, or their hashes */
    Book book(boolean words) throws SQLException {
        return book(deliveries.all(words), words);
    }

    /** Takes in further entries, given with hashes where the words would be; writes only the rows that change. */
    void follow(List<Entry> bare, String hash) throws SQLException {
        Set<DeliveryId> ids = new HashSet<>();
        Set<AccountName> names = new HashSet<>();
        for (Entry entry : bare) {
            DeliveryId id = entry.fact().delivery();
            AccountName account = entry.fact().account();
            DeliveryId doubtOf = entry.fact().doubtOf();
            if (id != null) {
                ids.add(id);
            }
            if (doubtOf != null) {
                ids.add(doubtOf);
            }
            if (account != null) {
                names.add(account);
            }
        }
        Map<DeliveryId, Delivery> touched = new HashMap<>();
        for (DeliveryId id : ids) {
            deliveries.find(id).ifPresent(d -> touched.put(id, d));
        }
        Book before = book(touched, false);
        Book after = before.with(bare);
        for (Delivery delivery : after.deliveries()) {
            deliveries.put(delivery);
        }
        for (AccountName name : names) {
            accounts.follow(name, before, after);
        }
        database.change(
                "insert or replace into head values (1, ?, ?, ?, ?)",
                after.entries(),
                after.lastAt().toEpochMilli(),
                after.folder(),
                hash);
    }

    void clear() throws SQLException {
        for (String table : List.of(
                "head",
                "deliveries",
                "appointments",
                "quiet",
                "by_hand",
                "paused",
                "busy",
                "handles",
                "users",
                "clocks")) {
            database.run("delete from " + table);
        }
    }

    private Book book(Map<DeliveryId, Delivery> which, boolean words) throws SQLException {
        return database.one(
                        "select entries, last_at, folder from head",
                        row -> new Book(
                                row.getLong(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                row.getString(3),
                                which,
                                accounts.appointments(),
                                accounts.quiet(),
                                accounts.byHand(),
                                accounts.paused(),
                                accounts.closings(words),
                                accounts.handles(),
                                accounts.users(),
                                accounts.clocks()))
                .orElse(Book.EMPTY);
    }
}

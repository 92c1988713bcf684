package dev.punchclock.store;

import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.CountedDelivery;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.FinishedDeliveries;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the entries add up to, kept in tables so that no command has to add up again. The tables follow by the same fold
 * as {@link LedgerState}, over entries that carry hashes where the words would be.
 */
final class Projection {
    private final SqliteDatabase database;
    private final DeliveryRows deliveries;
    private final FinishedRows finished;
    private final AccountRows accounts;

    /** What was written last, in case nobody else has written since. */
    private @Nullable LedgerState followed;

    private Optional<ChainTip> followedTo = Optional.empty();

    Projection(SqliteDatabase database) {
        this.database = database;
        deliveries = new DeliveryRows(database);
        finished = new FinishedRows(database);
        accounts = new AccountRows(database);
    }

    /** How far the tables go; empty while they are. */
    Optional<ChainTip> tip() throws SQLException {
        return database.one("select entries, hash from head", row -> new ChainTip(row.getLong(1), row.getString(2)));
    }

    /** With its words. */
    LedgerState book(FinishedDeliveries finished) throws SQLException {
        return book(deliveries.inHand(), finished, true);
    }

    /** Without deliveries, and with hashes where the words would be. */
    LedgerState accounts() throws SQLException {
        return followed != null && followedTo.equals(tip())
                ? followed.holding(Map.of())
                : book(Map.of(), FinishedDeliveries.NONE, false);
    }

    /** The few about which something was written after this entry. */
    Set<DeliveryId> changedAfter(long entry) throws SQLException {
        return finished.changedAfter(entry);
    }

    /** All of these posts, over or not; with their words. */
    List<FinishedRows.Row> of(Collection<PostId> posts) throws SQLException {
        return finished.of(posts);
    }

    List<CountedDelivery> counted(Instant since) throws SQLException {
        return finished.counted(since);
    }

    List<Delivery> finished(DeliveryQuery question, long asOf) throws SQLException {
        return finished.finished(question, asOf);
    }

    /** Takes in further entries, given with hashes where the words would be; writes only the rows that change. */
    void follow(List<Entry> bare, String hash) throws SQLException {
        Map<DeliveryId, Long> lastEntries = lastEntries(bare);
        Set<AccountName> names = new HashSet<>();
        for (Entry entry : bare) {
            AccountName account = entry.fact().account();
            if (account != null) {
                names.add(account);
            }
        }
        Map<DeliveryId, Delivery> touched = new HashMap<>();
        for (DeliveryId id : lastEntries.keySet()) {
            deliveries.find(id).ifPresent(d -> touched.put(id, d));
        }
        LedgerState before = accounts().holding(touched);
        LedgerState after = before.with(bare);
        for (Map.Entry<DeliveryId, Long> last : lastEntries.entrySet()) {
            Delivery delivery = after.find(last.getKey());
            if (delivery != null) {
                deliveries.put(touched.get(last.getKey()), delivery, last.getValue());
            }
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
        followed = after;
        followedTo = Optional.of(new ChainTip(after.entries(), hash));
    }

    /** The deliveries that these entries change, each with the number of the last that does. */
    static Map<DeliveryId, Long> lastEntries(List<Entry> entries) {
        Map<DeliveryId, Long> last = new HashMap<>();
        for (Entry entry : entries) {
            for (DeliveryId id :
                    Arrays.asList(entry.fact().delivery(), entry.fact().doubtOf())) {
                if (id != null) {
                    last.put(id, entry.number());
                }
            }
        }
        return last;
    }

    void clear() throws SQLException {
        followed = null;
        for (String table : List.of(
                "head",
                "deliveries",
                "receipts",
                "appointments",
                "quiet",
                "by_hand",
                "paused",
                "busy",
                "handles",
                "users",
                "clocks",
                "uploads")) {
            database.run("delete from " + table);
        }
    }

    private LedgerState book(Map<DeliveryId, Delivery> which, FinishedDeliveries finished, boolean words)
            throws SQLException {
        return database.one(
                        "select entries, last_at, folder from head",
                        row -> new LedgerState(
                                row.getLong(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                row.getString(3),
                                which,
                                finished,
                                accounts.appointments(),
                                accounts.quiet(),
                                accounts.byHand(),
                                accounts.paused(),
                                accounts.closings(words),
                                accounts.handles(),
                                accounts.users(),
                                accounts.clocks(),
                                accounts.uploads()))
                .orElse(LedgerState.EMPTY);
    }
}

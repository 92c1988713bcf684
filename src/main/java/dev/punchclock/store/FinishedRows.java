package dev.punchclock.store;

import dev.punchclock.account.AccountKey;
import dev.punchclock.account.AccountName;
import dev.punchclock.ledger.CountedDelivery;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.DeliveryQuery;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.post.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the table of deliveries answers about those that are over, each by an index. */
final class FinishedRows {
    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE / 2);

    private static final int AT_ONCE = 250;
    private static final String OVER = " where d.over = 1 and d.entry <= ? and ";

    private final SqliteDatabase database;

    FinishedRows(SqliteDatabase database) {
        this.database = database;
    }

    /** A delivery with its words, and the number of the last entry about it. */
    record Row(Delivery delivery, long entry) {}

    /** All of these posts, over or not. */
    List<Row> of(Collection<PostId> posts) throws SQLException {
        List<String> ids = posts.stream().map(PostId::value).toList();
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            rows.addAll(database.all(
                    DeliveryRows.SELECT + DeliveryRows.SAID + ", d.entry" + DeliveryRows.FROM
                            + DeliveryRows.WORDS + " where d.post in ("
                            + places(some.size()) + ")",
                    row -> new Row(DeliveryRows.read(row), row.getLong(DeliveryRows.NOTE + 1)),
                    some.toArray()));
        }
        return rows;
    }

    /**
     * Those that are over and fit, but for those of one post, which {@link #of} gives.
     *
     * @param asOf and about which nothing was written after so many entries
     */
    List<Delivery> finished(DeliveryQuery question, long asOf) throws SQLException {
        if (question instanceof DeliveryQuery.Published published) {
            String receipts = " join receipts r on r.post = d.post and r.account = d.account";
            return finished("", receipts, "r.name = ?", asOf, published.name());
        } else if (question instanceof DeliveryQuery.Unnamed) {
            return wordless("deliveries_unnamed", "d.id_written = 0 and d.file <> ''", "", asOf).stream()
                    .filter(question::fits)
                    .toList();
        } else if (question instanceof DeliveryQuery.Dropped) {
            return finished("deliveries_dropped", "", "d.state = 'dropped'", asOf);
        } else if (question instanceof DeliveryQuery.Changed changed) {
            return finished("deliveries_changed", "", "d.since >= ?", asOf, milliseconds(changed.since()));
        } else if (question instanceof DeliveryQuery.Beginning beginning) {
            String end = beginning.letters() + Character.MAX_VALUE;
            return wordless("", "d.post >= ? and d.post < ?", "", asOf, beginning.letters(), end);
        } else if (question instanceof DeliveryQuery.Before before) {
            return before(before, asOf);
        }
        throw new IllegalArgumentException("not a question with an index: " + question);
    }

    /** Those that are over and counted since: few columns, because there may be many. */
    List<CountedDelivery> counted(Instant since) throws SQLException {
        return database.all(
                "select d.post, d.account, d.claim_handle, d.state = 'sent', d.counts_at, d.further is not null,"
                        + " case when d.claim_at is not null and d.claim_handle is null then d.receipt_link end"
                        + DeliveryRows.FROM + DeliveryRows.by("deliveries_counted")
                        + " where d.over = 1 and d.counts_at >= ?",
                this::counted,
                milliseconds(since));
    }

    private CountedDelivery counted(ResultSet row) throws SQLException {
        DeliveryId id =
                new DeliveryId(new PostId(SqliteDatabase.text(row, 1)), new AccountName(SqliteDatabase.text(row, 2)));
        if (row.getBoolean(6)) {
            Delivery whole = of(List.of(id.post())).stream()
                    .map(Row::delivery)
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            return CountedDelivery.of(whole, false);
        }
        String handle = SqliteDatabase.text(row, 3);
        return new CountedDelivery(
                id,
                handle == null ? null : new AccountKey(handle),
                SqliteDatabase.text(row, 7),
                row.getBoolean(4),
                List.of(Instant.ofEpochMilli(row.getLong(5))),
                null);
    }

    private List<Delivery> before(DeliveryQuery.Before question, long asOf) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(milliseconds(question.end())));
        String ours = "";
        DeliveryQuery.Before.Names owner = question.owner();
        if (owner != null) {
            owner.all().forEach(name -> values.add(name.value()));
            values.add(owner.key().value());
            ours = " and d.account in (" + places(owner.all().size())
                    + ") and (d.claim_handle is null or d.claim_handle = ?)";
        }
        return wordless(
                "deliveries_changed", "d.since < ?" + ours, " order by d.since limit 1", asOf, values.toArray());
    }

    /**
     * With their words.
     *
     * @param index named, because nothing is known here of how many there are of each sort; empty for the table's own
     */
    private List<Delivery> finished(String index, String joined, String where, long asOf, @Nullable Object... values)
            throws SQLException {
        return database.all(
                DeliveryRows.SELECT
                        + DeliveryRows.SAID
                        + DeliveryRows.FROM
                        + DeliveryRows.by(index)
                        + DeliveryRows.WORDS
                        + joined
                        + OVER
                        + where,
                DeliveryRows::read,
                and(asOf, values));
    }

    private List<Delivery> wordless(String index, String where, String order, long asOf, @Nullable Object... values)
            throws SQLException {
        return database.all(
                DeliveryRows.SELECT + "null, null" + DeliveryRows.FROM + DeliveryRows.by(index) + OVER + where + order,
                DeliveryRows::read,
                and(asOf, values));
    }

    /** With the moment first, and not in the statement: each statement is kept. */
    private static @Nullable Object[] and(long asOf, @Nullable Object... values) {
        @Nullable Object[] all = new @Nullable Object[values.length + 1];
        all[0] = asOf;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }

    private static String places(int many) {
        return String.join(", ", Collections.nCopies(many, "?"));
    }

    /** Any moment, also one that no clock shows. */
    private static long milliseconds(Instant moment) {
        return moment.isBefore(EARLIEST) ? Long.MIN_VALUE : moment.toEpochMilli();
    }

    /** The few about which something was written after this entry. */
    Set<DeliveryId> changedAfter(long entry) throws SQLException {
        return new HashSet<>(database.all(
                "select post, account from deliveries where entry > ?",
                row -> new DeliveryId(
                        new PostId(SqliteDatabase.text(row, 1)), new AccountName(SqliteDatabase.text(row, 2))),
                entry));
    }
}

package dev.punchclock.store;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.Problem;
import dev.punchclock.store.DeliveryRows.Indexed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of deliveries, against what their entries add up to. Each is compared when its last entry was read, and
 * let go of: no more are held in memory than were in hand at one time.
 */
final class DeliveryCheck {
    private final DeliveryRows rows;
    private final SqliteDatabase database;
    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    /** Whose last entry was not read yet. */
    private final Map<DeliveryId, Delivery> open = new HashMap<>();

    private int count;
    private final Set<DeliveryId> different = new HashSet<>();
    /** What is known of receipts comes to the same, in whatever order it is read. */
    private long receipts;

    DeliveryCheck(SqliteDatabase database, Path file) {
        this.database = database;
        this.file = file;
        rows = new DeliveryRows(database);
    }

    List<Problem> problems() {
        return problems;
    }

    /** How many the entries tell of. */
    int count() {
        return count;
    }

    /**
     * Compares what was written last after these entries.
     *
     * @param entries that follow on each other
     * @param before what all before them add up to, without deliveries
     * @return the same with them
     */
    LedgerState compare(List<Entry> entries, LedgerState before) throws SQLException {
        Map<DeliveryId, Long> last = Projection.lastEntries(entries);
        Map<DeliveryId, Delivery> touched = new HashMap<>();
        for (DeliveryId id : last.keySet()) {
            Delivery delivery = open.get(id);
            if (delivery != null) {
                touched.put(id, delivery);
            }
        }
        LedgerState after = before.holding(touched).with(entries);
        for (DeliveryId id : last.keySet()) {
            Delivery delivery = after.find(id);
            if (delivery != null) {
                open.put(id, delivery);
            }
        }
        long first = entries.get(0).number();
        for (Indexed row : rows.writtenAfter(first, first + entries.size() - 1)) {
            DeliveryId id = row.delivery().id();
            if (Long.valueOf(row.entry()).equals(last.get(id))) {
                compare(id, row, open.remove(id));
            } else {
                differs(id, row, open.get(id)); // it says that it is of another entry
            }
        }
        return after.holding(Map.of());
    }

    /**
     * All entries were read: compares what is noted as written after none of them, and tells of what is not noted.
     *
     * @param lastEntry the number of the last
     */
    void compareRest(long lastEntry) throws SQLException {
        for (Indexed row : rows.writtenAfter(0, 0)) { // from before it was noted
            compare(row.delivery().id(), row, open.remove(row.delivery().id()));
        }
        List<Indexed> nowhere = new ArrayList<>(rows.writtenAfter(Long.MIN_VALUE, -1));
        nowhere.addAll(rows.writtenAfter(lastEntry + 1, Long.MAX_VALUE));
        for (Indexed row : nowhere) {
            differs(row.delivery().id(), row, open.get(row.delivery().id()));
        }
        new TreeMap<>(open).forEach((id, delivery) -> compare(id, null, delivery));
        database.each(
                "select name, post, account from receipts",
                row -> receipts -=
                        sum(SqliteDatabase.text(row, 1), SqliteDatabase.text(row, 2), SqliteDatabase.text(row, 3)));
        if (receipts != 0 && different.isEmpty()) {
            problem("by what the receipts are found is not noted as the entries say");
        }
    }

    private void compare(DeliveryId id, @Nullable Indexed is, @Nullable Delivery should) {
        if (should != null) {
            count++;
            DeliveryRows.names(should)
                    .forEach(name -> receipts +=
                            sum(name, id.post().value(), id.account().value()));
        }
        if (is == null || !is.delivery().equals(should) || !is.isRight()) {
            differs(id, is, should);
        }
    }

    private void differs(DeliveryId id, @Nullable Indexed is, @Nullable Delivery should) {
        if (different.add(id)) {
            String noted = is == null ? "not there" : is.delivery().state().word();
            String right = should == null ? "not there" : should.state().word();
            problem(id + " is noted as " + noted
                    + (noted.equals(right) ? ", otherwise than its entries say" : ", its entries say " + right));
        }
    }

    private static long sum(String name, String post, String account) {
        return (name + "\n" + post + "\n" + account).chars().asLongStream().reduce(7, (sum, c) -> 1_000_003 * sum + c);
    }

    private void problem(String what) {
        problems.add(LedgerProblems.problem(file, what, AccountsCheck.REMEDY));
    }
}

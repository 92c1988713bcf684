package dev.punchclock.store;

import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.LedgerState;
import dev.punchclock.post.DeliveryId;
import dev.punchclock.problem.Problem;
import dev.punchclock.store.DeliveryRows.Indexed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
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
    /** The last entry after which deliveries were compared. */
    private long through;
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

    /** The same accounts, with those of these deliveries that were not let go of. */
    LedgerState with(Set<DeliveryId> ids, LedgerState accounts) {
        Map<DeliveryId, Delivery> touched = new HashMap<>();
        for (DeliveryId id : ids) {
            Delivery delivery = open.get(id);
            if (delivery != null) {
                touched.put(id, delivery);
            }
        }
        return accounts.holding(touched);
    }

    /**
     * Compares what was written last after some entries, which follow on those of the call before.
     *
     * @param last the deliveries that they change, each with the number of the last that does
     * @param end the number of the last of all
     * @param after what they add up to
     */
    void compare(Map<DeliveryId, Long> last, long end, LedgerState after) throws SQLException {
        for (DeliveryId id : last.keySet()) {
            Delivery delivery = after.find(id);
            if (delivery != null) {
                open.put(id, delivery);
            }
        }
        for (Indexed row : rows(through + 1, end, last.keySet())) {
            DeliveryId id = row.delivery().id();
            if (Long.valueOf(row.entry()).equals(last.get(id))) {
                compare(id, row, open.remove(id));
            } else {
                differs(id, row, open.get(id)); // it says that it is of another entry
            }
        }
        through = end;
    }

    /** All entries were compared: compares what is noted as written after none of them, and tells of what is not noted. */
    void compareRest() throws SQLException {
        for (Indexed row : rows(0, 0, Set.of())) { // from before it was noted
            compare(row.delivery().id(), row, open.remove(row.delivery().id()));
        }
        List<Indexed> nowhere = new ArrayList<>(rows(Long.MIN_VALUE, -1, Set.of()));
        nowhere.addAll(rows(through + 1, Long.MAX_VALUE, Set.of()));
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

    /** @param about of these nothing more is told when one of the rows cannot be read */
    private List<Indexed> rows(long first, long last, Set<DeliveryId> about) throws SQLException {
        try {
            return rows.writtenAfter(first, last);
        } catch (IllegalArgumentException | DateTimeException e) {
            problem("of the deliveries noted as written after entries " + first + " to " + last
                    + " one cannot be read");
            different.addAll(about);
            return List.of();
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
        return ErasableText.number(name + "\n" + post + "\n" + account);
    }

    private void problem(String what) {
        problems.add(LedgerProblems.problem(file, what, AccountsCheck.REMEDY));
    }
}

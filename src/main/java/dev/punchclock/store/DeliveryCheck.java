package dev.punchclock.store;

import dev.punchclock.ledger.Book;
import dev.punchclock.ledger.Delivery;
import dev.punchclock.ledger.Entry;
import dev.punchclock.problem.Problem;
import dev.punchclock.store.DeliveryRows.Indexed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of deliveries, against what their entries add up to: post after post, so that no more than one is held in
 * memory however many there are.
 */
final class DeliveryCheck {
    private final Database database;
    private final DeliveryRows rows;
    private final Entries entries;
    private final Path file;
    private final List<Problem> problems;
    private String post = "";
    private final List<Entry> about = new ArrayList<>();
    private int count;
    private long noted;
    /** What is known of receipts comes to the same, in whatever order it is read. */
    private long receipts;

    DeliveryCheck(Database database, Path file, List<Problem> problems) {
        this.database = database;
        this.file = file;
        this.problems = problems;
        rows = new DeliveryRows(database);
        entries = new Entries(database, file);
    }

    /** How many the entries tell of. */
    int count() {
        return count;
    }

    void check() throws SQLException {
        int before = problems.size();
        entries.byPost(line -> {
            if (!post.equals(line.post())) {
                checkPost();
                post = String.valueOf(line.post());
            }
            about.add(line.withoutWords());
        });
        checkPost();
        if (noted
                != database.one("select count(*) from deliveries", row -> row.getLong(1))
                        .orElse(0L)) {
            database.each(
                    "select post, account, state from deliveries"
                            + " where post not in (select post from entries where post is not null)",
                    row -> differs(
                            Database.text(row, 1) + " on " + Database.text(row, 2), Database.text(row, 3), null));
        }
        database.each(
                "select name, post, account from receipts",
                row -> receipts -= sum(Database.text(row, 1), Database.text(row, 2), Database.text(row, 3)));
        if (receipts != 0 && problems.size() == before) {
            problem("by what the receipts are found is not noted as the entries say");
        }
    }

    private void checkPost() throws SQLException {
        if (about.isEmpty()) {
            return;
        }
        Map<String, Delivery> should = new TreeMap<>();
        try {
            Book.EMPTY
                    .with(about)
                    .everything()
                    .forEach(each -> should.put(each.id().account().value(), each));
        } catch (IllegalStateException e) {
            problem(String.valueOf(e.getMessage()));
            return;
        } catch (IllegalArgumentException | DateTimeException e) {
            problem("of entries " + about.get(0).number() + " to "
                    + about.get(about.size() - 1).number() + " one cannot be read");
            return;
        } finally {
            about.clear();
        }
        Map<String, Indexed> is = new TreeMap<>();
        rows.of(post).forEach(row -> is.put(row.delivery().id().account().value(), row));
        count += should.size();
        noted += is.size();
        TreeSet<String> accounts = new TreeSet<>(should.keySet());
        accounts.addAll(is.keySet());
        for (String account : accounts) {
            check(account, is.get(account), should.get(account));
        }
    }

    private void check(String account, @Nullable Indexed is, @Nullable Delivery should) {
        if (should != null) {
            DeliveryRows.names(should).forEach(name -> receipts += sum(name, post, account));
        }
        if (is == null || !is.delivery().equals(should) || !is.isRight()) {
            differs(
                    post + " on " + account,
                    is == null ? null : is.delivery().state().word(),
                    should == null ? null : should.state().word());
        }
    }

    private void differs(String delivery, @Nullable String is, @Nullable String should) {
        String noted = is == null ? "not there" : is;
        String right = should == null ? "not there" : should;
        problem(delivery + " is noted as " + noted
                + (noted.equals(right) ? ", otherwise than its entries say" : ", its entries say " + right));
    }

    private static long sum(String name, String post, String account) {
        return (name + "\n" + post + "\n" + account).chars().asLongStream().reduce(7, (sum, c) -> 1_000_003 * sum + c);
    }

    private void problem(String what) {
        problems.add(Trouble.problem(file, what, Comparison.REMEDY));
    }
}
